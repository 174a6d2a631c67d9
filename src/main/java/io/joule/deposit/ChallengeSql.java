package io.joule.deposit;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** All SQL on {@code address_challenge}: one is open for a customer and an address, the newest. */
final class ChallengeSql {

    private static final String OPEN = """
            insert into address_challenge (id, customer_id, address, text, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (customer_id, address) where used_at is null do update
               set id = excluded.id, text = excluded.text, created_at = excluded.created_at,
                   expires_at = excluded.expires_at""";
    private static final String FIND = """
            select id, text, expires_at from address_challenge
             where customer_id = $1 and address = $2 and used_at is null and expires_at > $3 for update""";
    private static final String USE = "update address_challenge set used_at = $2 where id = $1";

    Uni<Void> open(SqlClient client, Challenge challenge, Instant now) {
        return client.preparedQuery(OPEN)
                .execute(Tuple.tuple(Arrays.asList(
                        challenge.id(),
                        challenge.customer(),
                        challenge.address().toString(),
                        challenge.text(),
                        at(now),
                        at(challenge.expiresAt()))))
                .replaceWithVoid();
    }

    /** The one that can be answered now; its row is locked, so that it is answered once. */
    Uni<Optional<Challenge>> find(SqlConnection tx, long customer, TronAddress address, Instant now) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(customer, address.toString(), at(now)))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() ? Optional.of(read(row.next(), customer, address)) : Optional.empty();
                });
    }

    Uni<Void> use(SqlConnection tx, UUID id, Instant now) {
        return tx.preparedQuery(USE).execute(Tuple.of(id, at(now))).replaceWithVoid();
    }

    private static Challenge read(io.vertx.mutiny.sqlclient.Row row, long customer, TronAddress address) {
        return new Challenge(
                row.getUUID("id"),
                customer,
                address,
                row.getString("text"),
                instant(row.getOffsetDateTime("expires_at")));
    }
}
