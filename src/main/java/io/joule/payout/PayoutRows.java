package io.joule.payout;

import static io.joule.base.Sql.instant;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.TronAddress;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** Rows of {@code payout} as records. */
final class PayoutRows {

    private PayoutRows() {}

    static List<Payout> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PayoutRows::read)
                .toList();
    }

    static Optional<Payout> first(RowSet<Row> rows) {
        return list(rows).stream().findFirst();
    }

    private static Payout read(Row row) {
        Asset asset = Asset.valueOf(row.getString("asset"));
        Long customer = row.getLong("customer_id");
        return new Payout(
                row.getUUID("id"),
                PayoutKind.of(row.getString("kind")),
                customer == null ? OptionalLong.empty() : OptionalLong.of(customer),
                Optional.ofNullable(row.getUUID("unmatched_id")),
                TronAddress.parse(row.getString("recipient")),
                new Money(asset, row.getLong("micros")),
                new Money(asset, row.getLong("fee_micros")),
                PayoutStatus.of(row.getString("status")),
                row.getBoolean("needs_approval"),
                instant(row.getOffsetDateTime("available_at")),
                Optional.ofNullable(row.getString("wallet")).map(TronAddress::parse),
                row.getInteger("attempts"),
                Optional.ofNullable(row.getString("trouble")),
                Optional.ofNullable(row.getString("failure_code")),
                instant(row.getOffsetDateTime("created_at")),
                Optional.ofNullable(instant(row.getOffsetDateTime("settled_at"))),
                Optional.ofNullable(row.getString("tx_id")),
                row.getLong("claim"));
    }
}
