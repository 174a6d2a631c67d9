package io.joule.supplier;

import io.joule.base.Sql;
import io.joule.tron.TronAddress;
import io.joule.tron.TronScan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** SQL of the supplier pool. Methods that take a connection belong into the caller's transaction. */
public final class SupplierSql {

    private static final String SELECT = "select w.* from supplier_wallet w ";

    private SupplierSql() {}

    /**
     * What every wallet that may take orders at {@code now} can still take on, in id order; their rows stay locked
     * until the transaction ends, so that nobody else sells the same stake meanwhile.
     */
    public static Uni<List<Capacity>> lockCapacities(SqlConnection tx, Instant now) {
        return tx.preparedQuery("select * from supplier_lock_capacities($1)")
                .execute(Tuple.of(Sql.at(now)))
                .map(rows -> list(rows, SupplierRows::capacity));
    }

    public static Uni<Optional<SupplierWallet>> find(SqlClient client, long walletId) {
        return client.preparedQuery(SELECT + "where w.id = $1")
                .execute(Tuple.of(walletId))
                .map(rows -> one(rows, SupplierRows::wallet));
    }

    public static Uni<Optional<SupplierWallet>> find(SqlClient client, TronAddress address) {
        return client.preparedQuery(SELECT + "where w.address = $1")
                .execute(Tuple.of(address.toString()))
                .map(rows -> one(rows, SupplierRows::wallet));
    }

    static Uni<Optional<SupplierWallet>> first(SqlClient client) {
        return client.query(SELECT + "order by w.id limit 1").execute().map(rows -> one(rows, SupplierRows::wallet));
    }

    public static Uni<List<SupplierWallet>> all(SqlClient client) {
        return client.query(SELECT + "order by w.id").execute().map(rows -> list(rows, SupplierRows::wallet));
    }

    static Uni<List<WalletStock>> stock(SqlClient client, Instant now) {
        return client.preparedQuery("""
                select w.*, s.free_sun, s.owed_transactions, o.out_sun, o.delegations
                  from supplier_wallet w
                  join supplier_stock($1) s on s.wallet_id = w.id
                 cross join lateral (select coalesce(sum(d.sun), 0)::bigint as out_sun, count(*) as delegations
                                       from delegation d
                                      where d.wallet_id = w.id
                                        and d.status in ('planned', 'sent', 'active', 'due', 'reclaiming')) o
                 order by w.id""").execute(Tuple.of(Sql.at(now))).map(rows -> list(rows, SupplierRows::stock));
    }

    /** Puts the wallet in, or gives the known one this access; its state stays, its trouble is forgotten. */
    static Uni<SupplierWallet> put(SqlConnection tx, WalletAccess access, Instant now) {
        return tx.preparedQuery("""
                insert into supplier_wallet as w (address, signer_address, permission_id, allow_wide_permission, created_at)
                values ($1, $2, $3, $4, $5)
                on conflict (address) do update
                   set signer_address = excluded.signer_address, permission_id = excluded.permission_id,
                       allow_wide_permission = excluded.allow_wide_permission, trouble = null, trouble_until = null
                returning w.*""")
                .execute(Tuple.of(
                        access.wallet().toString(),
                        access.signer().toString(),
                        access.permissionId(),
                        access.allowWide(),
                        Sql.at(now)))
                .map(rows -> SupplierRows.wallet(rows.iterator().next()));
    }

    /**
     * Writes down what the chain said, unless a later block is written down already. An old word yields to any that was
     * asked for later: a node that was restarted is a few blocks behind itself, a sandbox begins anew.
     *
     * @param asked when the question was put, not when the answer came: who was paused in between brings an old word
     * @return false when it was out of date
     */
    static Uni<Boolean> observed(SqlConnection tx, long walletId, Observation seen, Instant asked) {
        return tx.preparedQuery("""
                update supplier_wallet
                   set trx_balance_sun = $2, staked_sun = $3, delegatable_sun = $4, energy_available = $5,
                       energy_limit = $6, bandwidth_available = $7, free_bandwidth_available = $8, observed_block = $9,
                       observed_at = $10
                 where id = $1
                   and (observed_block <= $9 or observed_at is null or observed_at < $10::timestamptz - interval '2 minutes')""")
                .execute(Tuple.tuple(List.of(
                        walletId,
                        seen.trxBalance().value(),
                        seen.staked().value(),
                        seen.delegatable().value(),
                        seen.energyAvailable(),
                        seen.energyLimit(),
                        seen.bandwidthAvailable(),
                        seen.freeBandwidthAvailable(),
                        seen.block(),
                        Sql.at(asked))))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Figures of a second source, for showing: capacity and its block stay as the chain last said. */
    static Uni<Void> shown(SqlClient client, long walletId, TronScan.Balance seen) {
        return client.preparedQuery("""
                update supplier_wallet
                   set trx_balance_sun = $2, energy_available = $3, energy_limit = $4 where id = $1""")
                .execute(Tuple.of(
                        walletId,
                        seen.balance().value(),
                        Math.max(0, seen.energyLimit() - seen.energyUsed()),
                        seen.energyLimit()))
                .replaceWithVoid();
    }

    /** The trouble that lasts longer stays. */
    static Uni<Void> trouble(SqlClient client, long walletId, String trouble, Instant until) {
        return client.preparedQuery("""
                update supplier_wallet set trouble = $2, trouble_until = $3
                 where id = $1 and (trouble_until is null or trouble_until <= $3)""")
                .execute(Tuple.of(walletId, trouble, Sql.at(until)))
                .replaceWithVoid();
    }

    /** Forgets every trouble but those that begin with {@code prefix}. */
    static Uni<Void> forgetOtherTroubles(SqlClient client, String prefix) {
        return client.preparedQuery("""
                update supplier_wallet set trouble = null, trouble_until = null
                 where trouble is not null and not starts_with(trouble, $1)""").execute(Tuple.of(prefix)).replaceWithVoid();
    }

    /** Forgets a trouble that begins with {@code prefix}, and no other. */
    static Uni<Boolean> forgetTrouble(SqlClient client, long walletId, String prefix) {
        return client.preparedQuery("""
                update supplier_wallet set trouble = null, trouble_until = null
                 where id = $1 and starts_with(trouble, $2)""").execute(Tuple.of(walletId, prefix)).map(rows -> rows.rowCount() > 0);
    }

    /** Sets or ends the wallet's quarantine; false when it is as it was. */
    static Uni<Boolean> quarantine(SqlConnection tx, long walletId, String why) {
        return tx.preparedQuery(
                        "update supplier_wallet set quarantine = $2 where id = $1 and quarantine is distinct from $2")
                .execute(Tuple.of(walletId, why))
                .map(rows -> rows.rowCount() > 0);
    }

    /** The wallet, with its row locked: nothing can be placed on it until the transaction ends. */
    static Uni<SupplierWallet> lock(SqlConnection tx, long walletId) {
        return tx.preparedQuery(SELECT + "where w.id = $1 for no key update")
                .execute(Tuple.of(walletId))
                .map(rows -> one(rows, SupplierRows::wallet).orElseThrow(() -> unknown(walletId)));
    }

    /** True when energy of this wallet is sold: planned, delegated, or on its way home. */
    static Uni<Boolean> hasEnergyOut(SqlConnection tx, long walletId) {
        return tx.preparedQuery("""
                select exists (select from delegation where wallet_id = $1
                    and status in ('planned', 'sent', 'active', 'due', 'reclaiming'))""")
                .execute(Tuple.of(walletId))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    static Uni<SupplierWallet> state(SqlConnection tx, long walletId, WalletState state) {
        return tx.preparedQuery("update supplier_wallet w set state = $2 where w.id = $1 returning w.*")
                .execute(Tuple.of(walletId, state.word()))
                .map(rows -> SupplierRows.wallet(rows.iterator().next()));
    }

    static Uni<SupplierWallet> dailyCap(SqlClient client, long walletId, Long sun) {
        return client.preparedQuery("update supplier_wallet w set daily_cap_sun = $2 where w.id = $1 returning w.*")
                .execute(Tuple.of(walletId, sun))
                .map(rows -> one(rows, SupplierRows::wallet).orElseThrow(() -> unknown(walletId)));
    }

    static WalletRefused unknown(long walletId) {
        return new WalletRefused(WalletRefused.Reason.UNKNOWN_WALLET, "There is no supplier wallet " + walletId + ".");
    }

    private static <T> Optional<T> one(RowSet<Row> rows, Function<Row, T> read) {
        return list(rows, read).stream().findFirst();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>(rows.rowCount());
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
