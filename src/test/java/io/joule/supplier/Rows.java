package io.joule.supplier;

import io.joule.base.Ids;
import io.joule.base.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.UUID;

/** Rows of packages above this one, written by hand: an order's delegation as the engine would leave it. */
final class Rows {

    private Rows() {}

    /** One order with one delegation of that sun; returns the delegation's id. */
    static Uni<UUID> delegation(SqlConnection tx, long wallet, long sun, String status, Long block, Instant at) {
        UUID order = Ids.next();
        UUID delegation = Ids.next();
        return tx.preparedQuery("insert into customer (id, created_at) values (1, $1) on conflict do nothing")
                .execute(Tuple.of(Sql.at(at)))
                .chain(() -> tx.preparedQuery("""
                        insert into energy_order (id, customer_id, receiver, energy, duration, duration_seconds,
                            price_sun_per_energy, cost_micros, status, missing_energy, next_attempt_at, expires_at, created_at)
                        values ($1, 1, 'TYtbyy1EWh7eu1CvybmYzkX7RoJRkwwFjY', 10, '1h', 3600, 45, 450, 'processing', 0,
                            $2, $2, $2)""").execute(Tuple.of(order, Sql.at(at))))
                .chain(() -> tx.preparedQuery("""
                        insert into delegation (id, order_id, wallet_id, energy, sun, status, included_block,
                            next_attempt_at, created_at)
                        values ($1, $2, $3, 10, $4, $5, $6, $7, $7)""")
                        .execute(Tuple.tuple()
                                .addUUID(delegation)
                                .addUUID(order)
                                .addLong(wallet)
                                .addLong(sun)
                                .addString(status)
                                .addLong(block)
                                .addOffsetDateTime(Sql.at(at))))
                .replaceWith(delegation);
    }
}
