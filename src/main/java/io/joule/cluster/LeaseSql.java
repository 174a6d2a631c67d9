package io.joule.cluster;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All SQL on {@code lease}. */
@ApplicationScoped
public class LeaseSql {

    private final Pool pool;

    public LeaseSql(Pool pool) {
        this.pool = pool;
    }

    /**
     * Takes a job that nobody holds and that is due; its token, or empty. Never waits for another: a row that a
     * transaction of the holder has locked is held.
     */
    Uni<Optional<Long>> take(String job, String holder, Duration lease, Duration due) {
        return pool.preparedQuery("""
                with free as (
                    select name from lease
                     where name = $1 and expires_at <= clock_timestamp()
                       and (not finished or began_at <= clock_timestamp() - $4::bigint * interval '1 millisecond')
                       for no key update skip locked),
                taken as (
                    update lease l set holder = $2, token = l.token + 1, began_at = clock_timestamp(), finished = false,
                           expires_at = clock_timestamp() + $3::bigint * interval '1 millisecond'
                      from free where l.name = free.name returning l.token),
                made as (
                    insert into lease (name, holder, token, began_at, expires_at, finished)
                    select $1, $2, 1, clock_timestamp(), clock_timestamp() + $3::bigint * interval '1 millisecond', false
                     where not exists (select from lease where name = $1)
                        on conflict do nothing returning token)
                select token from taken union all select token from made""")
                .execute(Tuple.of(job, holder, lease.toMillis(), due.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong(0))
                        .findFirst());
    }

    /** False when another instance has taken it over. */
    Uni<Boolean> renew(String job, long token, Duration lease) {
        return pool.preparedQuery("""
                update lease set expires_at = clock_timestamp() + $3::bigint * interval '1 millisecond'
                 where name = $1 and token = $2""")
                .execute(Tuple.of(job, token, lease.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> release(String job, long token, boolean finished) {
        return pool.preparedQuery("""
                update lease set expires_at = clock_timestamp(), finished = $3 where name = $1 and token = $2""").execute(Tuple.of(job, token, finished)).replaceWithVoid();
    }

    /** True while this token is the last one; a taking waits until {@code tx} ends. */
    Uni<Boolean> holds(SqlConnection tx, String job, long token) {
        return tx.preparedQuery("select from lease where name = $1 and token = $2 for share")
                .execute(Tuple.of(job, token))
                .map(rows -> rows.rowCount() == 1);
    }
}
