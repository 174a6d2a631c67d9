package io.joule.deposit;

import static io.joule.base.Sql.instant;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.BlockRef;
import io.joule.tron.TronAddress;
import io.joule.tron.TxId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** Reads the rows of {@code unmatched_payment}. */
final class UnmatchedRows {

    private static final String NO_BLOCK = "0".repeat(64);

    private UnmatchedRows() {}

    static List<UnmatchedPayment> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(UnmatchedRows::read)
                .toList();
    }

    /** The payment as it arrived; there must be money. Only height and time are known of its block. */
    static Arrival arrival(UnmatchedPayment payment) {
        BlockRef block = new BlockRef(payment.height(), NO_BLOCK, NO_BLOCK, payment.blockTime());
        Incoming incoming =
                new Incoming(payment.index(), payment.sender(), payment.amount().orElseThrow(), false);
        return new Arrival(payment.txId(), incoming, block);
    }

    private static UnmatchedPayment read(Row row) {
        Long customer = row.getLong("customer_id");
        return new UnmatchedPayment(
                row.getUUID("id"),
                new TxId(row.getString("tx_id")),
                row.getInteger("event_index"),
                Optional.ofNullable(row.getString("asset"))
                        .map(asset -> new Money(Asset.valueOf(asset), row.getLong("micros"))),
                Optional.ofNullable(row.getString("token"))
                        .map(token -> new UnmatchedPayment.Token(
                                TronAddress.parse(token),
                                row.getBigDecimal("token_amount").toBigIntegerExact())),
                TronAddress.parse(row.getString("sender")),
                row.getLong("block_height"),
                instant(row.getOffsetDateTime("block_time")),
                Reason.of(row.getString("reason")),
                Optional.ofNullable(row.getUUID("intent_id")),
                UnmatchedState.of(row.getString("state")),
                customer == null ? OptionalLong.empty() : OptionalLong.of(customer),
                instant(row.getOffsetDateTime("created_at")),
                Optional.ofNullable(instant(row.getOffsetDateTime("settled_at"))),
                Optional.ofNullable(row.getString("refund_failure")));
    }
}
