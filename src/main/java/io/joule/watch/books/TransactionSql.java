package io.joule.watch.books;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Transactions that count as never happened, and whether the final chain agrees. */
final class TransactionSql {

    private TransactionSql() {}

    record Ended(TxId id, Instant expiresAt) {}

    record OnChain(TxId id, String status, String purpose) {}

    /** Those that expired before {@code before} and that nobody has looked for since. */
    static Uni<List<Ended>> toLookAtAgain(SqlClient sql, Instant before, int limit) {
        return sql.preparedQuery("select id, expires_at from chain_tx where status in ('expired', 'refused')"
                        + " and second_look is null and expires_at < $1 order by expires_at limit $2")
                .execute(Tuple.of(at(before), limit))
                .map(rows -> list(rows)
                        .map(r -> new Ended(new TxId(r.getString(0)), instant(r.getOffsetDateTime(1))))
                        .toList());
    }

    static Uni<Void> looked(SqlClient sql, TxId id, boolean found) {
        return sql.preparedQuery(
                        "update chain_tx set second_look = $2 where id = $1 and status in ('expired', 'refused')")
                .execute(Tuple.of(id.hex(), found ? "found" : "absent"))
                .replaceWithVoid();
    }

    /** Found ones, but for those whose delegation has come home since. */
    static Uni<List<OnChain>> found(SqlClient sql, int limit) {
        return sql.preparedQuery("select c.id, c.status, c.purpose from chain_tx c where c.second_look = 'found'"
                        + " and not exists (select from delegation d where d.id = c.subject and d.orphan"
                        + " and d.status = 'reclaimed') order by c.id limit $1")
                .execute(Tuple.of(limit))
                .map(rows -> list(rows)
                        .map(r -> new OnChain(new TxId(r.getString(0)), r.getString(1), r.getString(2)))
                        .toList());
    }

    private static Stream<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
