package io.joule.deposit;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Writes the deposit table. */
final class DepositSql {

    private static final String INSERT = """
            insert into deposit (tx_id, event_index, customer_id, asset, micros, sender, block_height, block_time,
                                 credited_by, created_at, matched_by, intent_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict on constraint deposit_once do nothing""";
    private static final String CREDITED =
            "select customer_id, created_at from deposit where tx_id = $1 order by event_index limit 1";

    /** Who got a transaction's money, and when. */
    record Credited(long customer, Instant at) {}

    /** False when this payment was credited before. */
    Uni<Boolean> insert(SqlClient tx, Arrival arrival, Booking booking) {
        Incoming payment = arrival.payment();
        Tuple values = Tuple.tuple(Arrays.asList(
                arrival.id().hex(),
                payment.index(),
                booking.customer(),
                payment.amount().asset().name(),
                payment.amount().micros(),
                payment.sender().toString(),
                arrival.block().height(),
                at(arrival.block().time()),
                booking.by(),
                at(booking.at()),
                booking.matchedBy().word(),
                booking.intent().orElse(null)));
        return tx.preparedQuery(INSERT).execute(values).map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<Credited>> credited(SqlClient client, TxId id) {
        return client.preparedQuery(CREDITED).execute(Tuple.of(id.hex())).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? Optional.of(credited(row.next())) : Optional.empty();
        });
    }

    private static Credited credited(Row row) {
        return new Credited(row.getLong("customer_id"), instant(row.getOffsetDateTime("created_at")));
    }
}
