package io.joule.base;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;

/** The money path's way to PostgreSQL: one SQL transaction per state change, and NOTIFY inside of it. */
@ApplicationScoped
public class Sql {

    private final Pool pool;

    public Sql(Pool pool) {
        this.pool = pool;
    }

    /** Runs {@code work} in one transaction: commits when it succeeds, rolls back when it fails. */
    public <T> Uni<T> transaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** For reads outside a transaction. */
    public Pool pool() {
        return pool;
    }

    /** Wakes every instance's listener of {@code topic} when (and only if) the transaction commits. */
    public static Uni<Void> notify(SqlConnection tx, Topic topic) {
        return tx.preparedQuery("select pg_notify($1, $2)")
                .execute(Tuple.of(Wakeups.CHANNEL, topic.name()))
                .replaceWithVoid();
    }

    public static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
