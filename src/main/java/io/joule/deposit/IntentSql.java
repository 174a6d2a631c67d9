package io.joule.deposit;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** All SQL on {@code deposit_intent}. */
final class IntentSql {

    private static final String COLUMNS =
            "id, customer_id, asset, asked_micros, exact_micros, status, created_at, expires_at";

    // The customer's row is locked, so that two requests at once do not both find a place free.
    private static final String OPEN = """
            select (select count(*) from deposit_intent i where i.customer_id = c.id and i.status in ('open', 'seen'))
              from customer c where c.id = $1 for no key update""";
    private static final String INSERT = """
            insert into deposit_intent (id, customer_id, asset, asked_micros, exact_micros, created_at, expires_at,
                                        reserved_until)
            select $1::uuid, $2::bigint, $3::text, $4::bigint, drawn.micros, $6::timestamptz, $7::timestamptz,
                   $8::timestamptz
              from unnest($5::bigint[]) with ordinality drawn(micros, n)
             where not exists (select from deposit_intent i
                                where i.reserved and i.asset = $3 and i.exact_micros = drawn.micros)
             order by drawn.n limit 1
            on conflict do nothing returning\s""" + COLUMNS;
    private static final String FIND = "select " + COLUMNS + " from deposit_intent where customer_id = $1 and id = $2";
    private static final String LIST =
            "select " + COLUMNS + " from deposit_intent where customer_id = $1 and id < $2 order by id desc limit $3";
    private static final String CREDITED =
            "update deposit_intent set status = 'credited' where id = $1 and status <> 'credited'";
    private static final String SEEN =
            "update deposit_intent set status = 'seen' where id = any ($1) and status = 'open'";
    private static final String UNSEEN = """
            update deposit_intent i set status = 'open' where i.id = any ($1) and i.status = 'seen'
               and not exists (select from payment_sighting s where s.intent_id = i.id)""";
    private static final String TIME_OVER = """
            update deposit_intent
               set status = case when status in ('open', 'seen') then 'expired' else status end,
                   reserved = reserved_until >= $1
             where status in ('open', 'seen') and expires_at < $1 or reserved and reserved_until < $1""";
    private static final String ANY_OPEN =
            "select exists (select from deposit_intent where status in ('open', 'seen'))";

    /** Beyond every id there is. */
    static final UUID LAST = new UUID(-1, -1);

    /** How many the customer has open; its row stays locked. */
    Uni<Long> open(SqlConnection tx, long customer) {
        return tx.preparedQuery(OPEN)
                .execute(Tuple.of(customer))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Empty when every drawn amount is another intent's. */
    Uni<Optional<DepositIntent>> insert(SqlConnection tx, DepositIntent draft, Instant reservedUntil, long[] drawn) {
        Tuple values = Tuple.tuple(Arrays.asList(
                draft.id(),
                draft.customer(),
                draft.asked().asset().name(),
                draft.asked().micros(),
                Arrays.stream(drawn).boxed().toArray(Long[]::new),
                at(draft.createdAt()),
                at(draft.expiresAt()),
                at(reservedUntil)));
        return tx.preparedQuery(INSERT)
                .execute(values)
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next(), draft.address())));
    }

    Uni<Optional<DepositIntent>> find(SqlClient client, long customer, UUID id, TronAddress address) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(customer, id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next(), address)));
    }

    Uni<List<DepositIntent>> list(SqlClient client, long customer, UUID before, int limit, TronAddress address) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(customer, before, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row, address))
                        .toList());
    }

    /** Fails with {@link Overtaken} when another payment has it meanwhile. */
    Uni<Void> credited(SqlConnection tx, UUID id) {
        return tx.preparedQuery(CREDITED)
                .execute(Tuple.of(id))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new Overtaken("intent " + id + " was credited meanwhile");
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> seen(SqlConnection tx, List<UUID> ids) {
        return tx.preparedQuery(SEEN).execute(ids(ids)).replaceWithVoid();
    }

    /** Those of them whose last sighting is gone are awaited again. */
    Uni<Void> unseen(SqlConnection tx, List<UUID> ids) {
        return tx.preparedQuery(UNSEEN).execute(ids(ids)).replaceWithVoid();
    }

    /** Ends the intents, and frees the amounts, whose time is over when this final block was made. */
    Uni<Void> timeOver(SqlConnection tx, Instant blockTime) {
        return tx.preparedQuery(TIME_OVER).execute(Tuple.of(at(blockTime))).replaceWithVoid();
    }

    /** Whether anybody's payment is awaited. */
    Uni<Boolean> anyOpen(SqlClient client) {
        return client.query(ANY_OPEN)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Tuple ids(List<UUID> ids) {
        return Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new));
    }

    private static DepositIntent read(Row row, TronAddress address) {
        Asset asset = Asset.valueOf(row.getString("asset"));
        return new DepositIntent(
                row.getUUID("id"),
                row.getLong("customer_id"),
                address,
                new Money(asset, row.getLong("asked_micros")),
                new Money(asset, row.getLong("exact_micros")),
                IntentStatus.of(row.getString("status")),
                instant(row.getOffsetDateTime("created_at")),
                instant(row.getOffsetDateTime("expires_at")));
    }
}
