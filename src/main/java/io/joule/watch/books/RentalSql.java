package io.joule.watch.books;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.money.Sun;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Delegations that should be home. */
final class RentalSql {

    private static final String SELECT = "select d.id, d.wallet_id, w.address, o.receiver, d.sun, d.status,"
            + " d.reclaim_at, coalesce(d.trouble, 'no reason is known') as trouble from delegation d"
            + " join supplier_wallet w on w.id = d.wallet_id join energy_order o on o.id = d.order_id ";

    private RentalSql() {}

    /** @param ended when its rental did, by chain time; null for a lost one that never had an end */
    record Rental(
            UUID id,
            long walletId,
            String wallet,
            String receiver,
            Sun sun,
            String status,
            Instant ended,
            String trouble) {}

    /** Oldest first. */
    static Uni<List<Rental>> overdue(SqlClient sql, Instant endedBefore, int limit) {
        return sql.preparedQuery(SELECT + "where d.status in ('active', 'due', 'reclaiming') and d.reclaim_at < $1"
                        + " order by d.reclaim_at limit $2")
                .execute(Tuple.of(at(endedBefore), limit))
                .map(RentalSql::list);
    }

    static Uni<List<Rental>> lost(SqlClient sql, int limit) {
        return sql.preparedQuery(SELECT + "where d.status = 'lost' order by d.id desc limit $1")
                .execute(Tuple.of(limit))
                .map(RentalSql::list);
    }

    private static List<Rental> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(r -> new Rental(
                        r.getUUID("id"),
                        r.getLong("wallet_id"),
                        r.getString("address"),
                        r.getString("receiver"),
                        new Sun(r.getLong("sun")),
                        r.getString("status"),
                        instant(r.getOffsetDateTime("reclaim_at")),
                        r.getString("trouble")))
                .toList();
    }
}
