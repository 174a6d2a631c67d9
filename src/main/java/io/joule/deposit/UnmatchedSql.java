package io.joule.deposit;

import static io.joule.base.Sql.at;

import io.joule.base.Ids;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All SQL on {@code unmatched_payment}. */
final class UnmatchedSql {

    private static final String COLUMNS = "id, tx_id, event_index, asset, micros, token, token_amount, sender,"
            + " block_height, block_time, reason, intent_id, state, customer_id, created_at, settled_at, refund_failure";

    // What the operator credited before the scanner came by is on record already.
    private static final String INSERT = """
            insert into unmatched_payment (id, tx_id, event_index, asset, micros, token, token_amount, sender,
                                           block_height, block_time, reason, intent_id, created_at)
            select $1::uuid, $2::text, $3::int, $4::text, $5::bigint, $6::text, $7::numeric, $8::text, $9::bigint,
                   $10::timestamptz, $11::text, $12::uuid, $13::timestamptz
             where not exists (select from payment where tx_id = $2 and event_index = $3)""";
    private static final String FIND = "select " + COLUMNS + " from unmatched_payment where id = $1";
    // Of one transaction, in the order in which every writer takes them.
    private static final String OF_TRANSACTION =
            "select " + COLUMNS + " from unmatched_payment where tx_id = $1 order by event_index for no key update";
    private static final String LOOK =
            "select " + COLUMNS + " from unmatched_payment where tx_id = $1 order by event_index";
    private static final String SETTLE = """
            update unmatched_payment set state = $2, customer_id = $3, settled_by = $4, settled_at = $5
             where id = $1 and state = 'open' and asset is not null""";

    /** What a payment is kept as: with a reason, and the intent that it may have been meant for. */
    Uni<Void> insert(SqlConnection tx, Arrival arrival, Reason reason, Optional<UUID> intent, Instant now) {
        Incoming payment = arrival.payment();
        return insert(
                tx,
                Arrays.asList(
                        Ids.next(),
                        arrival.id().hex(),
                        payment.index(),
                        payment.amount().asset().name(),
                        payment.amount().micros(),
                        null,
                        null,
                        payment.sender().toString(),
                        arrival.block().height(),
                        at(arrival.block().time()),
                        reason.word(),
                        intent.orElse(null),
                        at(now)));
    }

    Uni<Void> insert(SqlConnection tx, NoiseBook.ForeignArrival arrival, Instant now) {
        ForeignToken transfer = arrival.token().transfer();
        return insert(
                tx,
                Arrays.asList(
                        Ids.next(),
                        arrival.token().id().hex(),
                        transfer.index(),
                        null,
                        null,
                        transfer.token().toString(),
                        new BigDecimal(transfer.amount()),
                        transfer.sender().toString(),
                        arrival.block().height(),
                        at(arrival.block().time()),
                        Reason.TOKEN_NOT_ACCEPTED.word(),
                        null,
                        at(now)));
    }

    private static Uni<Void> insert(SqlConnection tx, List<Object> values) {
        return tx.preparedQuery(INSERT).execute(Tuple.tuple(values)).replaceWithVoid();
    }

    Uni<Optional<UnmatchedPayment>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> UnmatchedRows.read(rows).stream().findFirst());
    }

    /** Those of this transaction; their rows are locked. */
    Uni<List<UnmatchedPayment>> ofTransaction(SqlConnection tx, TxId id) {
        return tx.preparedQuery(OF_TRANSACTION).execute(Tuple.of(id.hex())).map(UnmatchedRows::read);
    }

    /** Those of this transaction, as they are. */
    Uni<List<UnmatchedPayment>> look(SqlClient client, TxId id) {
        return client.preparedQuery(LOOK).execute(Tuple.of(id.hex())).map(UnmatchedRows::read);
    }

    /** Gives an open one to a customer; false when it is not open (any more), or no money. */
    Uni<Boolean> settle(SqlConnection tx, UUID id, UnmatchedState state, Booking booking) {
        return tx.preparedQuery(SETTLE)
                .execute(Tuple.of(id, state.word(), booking.customer(), booking.by(), at(booking.at())))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Newest first; only the conditions that are asked for, so that each has its index. */
    Uni<List<UnmatchedPayment>> list(SqlClient client, UnmatchedFilter filter, int limit) {
        List<String> conditions = new ArrayList<>();
        Tuple values = Tuple.tuple().addInteger(limit);
        filter.state().ifPresent(state -> conditions.add("state = $" + number(values.addString(state.word()))));
        filter.reason().ifPresent(reason -> conditions.add("reason = $" + number(values.addString(reason.word()))));
        filter.before().ifPresent(before -> conditions.add("id < $" + number(values.addUUID(before))));
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return client.preparedQuery(
                        "select " + COLUMNS + " from unmatched_payment" + where + " order by id desc limit $1")
                .execute(values)
                .map(UnmatchedRows::read);
    }

    /** The number of the value that was added last. */
    private static int number(Tuple values) {
        return values.size();
    }
}
