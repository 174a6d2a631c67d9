package io.joule.supplier;

import io.joule.money.Sun;
import io.joule.tron.TronAddress;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Rows of the supplier tables as records. */
final class SupplierRows {

    private SupplierRows() {}

    static SupplierWallet wallet(Row row) {
        return new SupplierWallet(
                row.getLong("id"),
                TronAddress.parse(row.getString("address")),
                TronAddress.parse(row.getString("signer_address")),
                row.getInteger("permission_id"),
                row.getBoolean("allow_wide_permission"),
                WalletState.of(row.getString("state")),
                observation(row),
                instant(row, "observed_at"),
                Optional.ofNullable(row.getString("trouble")),
                instant(row, "trouble_until"),
                Optional.ofNullable(row.getString("quarantine")),
                Optional.ofNullable(row.getLong("daily_cap_sun")).map(Sun::new),
                row.getOffsetDateTime("created_at").toInstant());
    }

    static WalletStock stock(Row row) {
        return new WalletStock(
                wallet(row),
                sun(row, "free_sun"),
                sun(row, "out_sun"),
                row.getLong("delegations"),
                row.getLong("owed_transactions"));
    }

    static Capacity capacity(Row row) {
        return new Capacity(
                row.getLong("wallet_id"),
                TronAddress.parse(row.getString("address")),
                sun(row, "free_sun"),
                sun(row, "trx_balance_sun"),
                row.getLong("bandwidth_available"),
                row.getLong("free_bandwidth_available"),
                row.getLong("owed_transactions"));
    }

    private static Observation observation(Row row) {
        return new Observation(
                sun(row, "trx_balance_sun"),
                sun(row, "staked_sun"),
                sun(row, "delegatable_sun"),
                row.getLong("energy_available"),
                row.getLong("energy_limit"),
                row.getLong("bandwidth_available"),
                row.getLong("free_bandwidth_available"),
                row.getLong("observed_block"));
    }

    private static Sun sun(Row row, String column) {
        return new Sun(row.getLong(column));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
