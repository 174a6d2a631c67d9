package io.joule.order;

import static io.joule.base.Sql.at;

import io.joule.base.Ids;
import io.joule.supplier.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A reservation is a {@code delegation} row that is only planned: this writes them and takes them back. */
@ApplicationScoped
class ReservationSql {

    Uni<Void> insert(SqlConnection tx, UUID order, List<Part> parts, Instant now) {
        return tx.preparedQuery(
                        "insert into delegation (id, order_id, wallet_id, energy, sun, status, next_attempt_at, created_at)"
                                + " select id, $1, wallet_id, energy, sun, 'planned', $6, $6"
                                + " from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[]) as p(id, wallet_id, energy, sun)")
                .execute(Tuple.of(
                        order,
                        parts.stream().map(p -> Ids.next()).toArray(UUID[]::new),
                        parts.stream().map(Part::walletId).toArray(Long[]::new),
                        parts.stream().map(p -> p.energy().units()).toArray(Long[]::new),
                        parts.stream().map(p -> p.sun().value()).toArray(Long[]::new),
                        at(now)))
                .replaceWithVoid();
    }

    Uni<Void> drop(SqlConnection tx, UUID order) {
        return tx.preparedQuery("update delegation set status = 'dropped' where order_id = $1 and status = 'planned'")
                .execute(Tuple.of(order))
                .replaceWithVoid();
    }

    /** Wallets that already have a live part of this order: the schema allows each only one. */
    Uni<Set<Long>> wallets(SqlConnection tx, UUID order) {
        return tx.preparedQuery(
                        "select wallet_id from delegation where order_id = $1 and status not in ('dropped', 'lost')")
                .execute(Tuple.of(order))
                .map(rows -> {
                    Set<Long> ids = new HashSet<>();
                    rows.forEach(r -> ids.add(r.getLong(0)));
                    return ids;
                });
    }
}
