package io.joule.bot.rental;

import static io.joule.base.Sql.at;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** All SQL on {@code rental_reminder}: a row is a reminder that is still to be sent. */
@ApplicationScoped
class ReminderSql {

    Uni<Void> put(SqlConnection tx, UUID order, Instant due) {
        return tx.preparedQuery("insert into rental_reminder (order_id, due_at) values ($1, $2)"
                        + " on conflict (order_id) do update set due_at = $2")
                .execute(Tuple.of(order, at(due)))
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
