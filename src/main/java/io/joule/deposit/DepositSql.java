package io.joule.deposit;

import io.joule.tron.TransactionInfo;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The deposit table. */
final class DepositSql {

    private static final String INSERT = """
            insert into deposit (tx_id, event_index, customer_id, asset, micros, sender, block_height, block_time,
                                 credited_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";
    private static final String CREDITED =
            "select customer_id, created_at from deposit where tx_id = $1 order by event_index limit 1";

    /** Who got a transaction's money, and when. */
    record Credited(long customer, Instant at) {}

    /** For whom, by whose word, and when it is booked. */
    record Booking(long customer, String creditedBy, Instant at) {}

    Uni<Void> insert(SqlClient tx, Booking booking, TransactionInfo info, Incoming incoming) {
        Tuple values = Tuple.tuple()
                .addString(info.id().hex())
                .addInteger(incoming.index())
                .addLong(booking.customer())
                .addString(incoming.amount().asset().name())
                .addLong(incoming.amount().micros())
                .addString(incoming.sender().toString())
                .addLong(info.height())
                .addOffsetDateTime(info.blockTime().atOffset(ZoneOffset.UTC))
                .addString(booking.creditedBy())
                .addOffsetDateTime(booking.at().atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    Uni<Optional<Credited>> credited(SqlClient client, TxId id) {
        return client.preparedQuery(CREDITED).execute(Tuple.of(id.hex())).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? Optional.of(credited(row.next())) : Optional.empty();
        });
    }

    static boolean isDuplicate(Throwable failure) {
        return failure instanceof PgException e && "deposit_once".equals(e.getConstraint());
    }

    private static Credited credited(io.vertx.mutiny.sqlclient.Row row) {
        return new Credited(
                row.getLong("customer_id"), row.getOffsetDateTime("created_at").toInstant());
    }
}
