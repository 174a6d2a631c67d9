package io.joule.bot.rental;

import static io.joule.base.Sql.at;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** All SQL on {@code rental_reminder}: a row is a reminder that is still to be sent. */
@ApplicationScoped
class ReminderSql {

    Uni<Void> put(SqlConnection tx, Map<UUID, Instant> due) {
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> orders = List.copyOf(due.keySet());
        return tx.preparedQuery("insert into rental_reminder (order_id, due_at)"
                        + " select order_id, due_at from unnest($1::uuid[], $2::timestamptz[]) as r(order_id, due_at)"
                        + " on conflict (order_id) do update set due_at = excluded.due_at")
                .execute(Tuple.of(
                        orders.toArray(UUID[]::new),
                        orders.stream().map(id -> at(due.get(id))).toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /** Takes what is due out of the list; no other instance gets the same, unless this transaction is rolled back. */
    Uni<List<UUID>> take(SqlConnection tx, Instant now, int limit) {
        return tx.preparedQuery("delete from rental_reminder where order_id = any (array(select order_id"
                        + " from rental_reminder where due_at <= $1 order by due_at limit $2 for update skip locked))"
                        + " returning order_id")
                .execute(Tuple.of(at(now), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(r -> r.getUUID(0))
                        .toList());
    }
}
