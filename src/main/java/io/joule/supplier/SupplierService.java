package io.joule.supplier;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.keys.KeyPurpose;
import io.joule.keys.KeyVault;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.tron.AccountResources;
import io.joule.tron.Energy;
import io.joule.tron.EnergyRatio;
import io.joule.tron.OwnAddress;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pool's operations: adding wallets, letting them take orders or not, and saying what they can sell. */
@ApplicationScoped
public class SupplierService implements OwnAddress {

    private final Pool pool;
    private final TronNetwork network;
    private final KeyVault vault;
    private final WalletRefresher refresher;
    private final BandwidthFee bandwidthFee;
    private final SupplierConfig config;
    private final Clock clock;

    public SupplierService(
            Pool pool,
            TronNetwork network,
            KeyVault vault,
            WalletRefresher refresher,
            BandwidthFee bandwidthFee,
            SupplierConfig config,
            Clock clock) {
        this.pool = pool;
        this.network = network;
        this.vault = vault;
        this.refresher = refresher;
        this.bandwidthFee = bandwidthFee;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Adds a wallet after reading from the chain that this key may serve it, and looks at its balances. A known wallet
     * keeps its row; another valid key, permission or consent replaces the one it had.
     *
     * @param by who adds it, for the audit
     * @return failing with {@link WalletRefused} when the chain says no, with NodeTrouble when it can't be asked
     */
    public Uni<Added> add(NewWallet wallet, Actor by) {
        WalletAccess access = wallet.access();
        return network.account(access.wallet())
                .invoke(account -> access.refusal(account).ifPresent(refused -> {
                    throw refused;
                }))
                .chain(() ->
                        pool.withTransaction(tx -> put(tx, wallet, access).call(added -> recordAdded(tx, added, by))))
                .call(added -> refresher.refresh(added.wallet().id()))
                .chain(added ->
                        find(added.wallet().id()).map(fresh -> new Added(fresh, added.known(), added.keyReplaced())));
    }

    public Uni<List<WalletStock>> list() {
        return SupplierSql.stock(pool, clock.now());
    }

    /** Why the wallet is passed over although no trouble is noted: it could not pay for taking its energy back. */
    public Optional<String> shortage(WalletStock stock) {
        TransactionCost cost = transaction();
        return WalletSelection.pays(stock.capacity(), cost)
                ? Optional.empty()
                : Optional.of("bandwidth: it has none left for a delegation and its reclaim (" + cost.bytes()
                        + " each), and too little TRX to burn for them ("
                        + Money.trx(cost.burned().value()).decimal() + " each)");
    }

    /** @return failing with {@link WalletRefused} when there is none */
    public Uni<SupplierWallet> find(long walletId) {
        return SupplierSql.find(pool, walletId).map(found -> found.orElseThrow(() -> SupplierSql.unknown(walletId)));
    }

    /** Today's energy ratio: any activated address tells it, and every wallet is one. Empty while there is none. */
    public Uni<Optional<EnergyRatio>> ratio() {
        return SupplierSql.first(pool)
                .chain(wallet -> wallet.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : network.resources(wallet.get().address())
                                .map(resources -> resources.map(AccountResources::ratio)));
    }

    /** True when {@code address} is a wallet of this pool: it can't receive energy from it. */
    @Override
    public Uni<Boolean> isOurs(TronAddress address) {
        return SupplierSql.find(pool, address).map(Optional::isPresent);
    }

    /** Lets an enabled wallet take no more orders, and any other take them again. */
    public Uni<SupplierWallet> toggle(long walletId, Actor by) {
        return change(
                walletId,
                by,
                wallet -> wallet.state() == WalletState.ENABLED ? WalletState.DISABLED : WalletState.ENABLED);
    }

    /** A wallet that is to be disabled while its energy is out drains first, and is disabled by itself after that. */
    public Uni<SupplierWallet> setState(long walletId, WalletState state, Actor by) {
        return change(walletId, by, wallet -> state);
    }

    /**
     * Disables a draining wallet when nothing of it is out any more, in the caller's transaction.
     *
     * @return whether it became disabled
     */
    public Uni<Boolean> settleDraining(SqlConnection tx, long walletId) {
        return WalletStates.settleDraining(tx, walletId);
    }

    /** Passes the wallet over for {@code pause}, because of {@code why}; a longer pause that it already has stays. */
    public Uni<Void> trouble(SqlConnection tx, long walletId, String why, Duration pause) {
        return SupplierSql.trouble(tx, walletId, why, clock.now().plus(pause));
    }

    /**
     * Lets the wallet take no new orders because of {@code why}, or take them again when that is empty, in the caller's
     * transaction. What it has out is delivered and reclaimed as ever.
     */
    public Uni<Void> quarantine(SqlConnection tx, long walletId, Optional<String> why) {
        return SupplierSql.quarantine(tx, walletId, why.orElse(null))
                .chain(changed -> changed && why.isEmpty()
                        ? Sql.notify(tx, Topic.ORDERS)
                        : Uni.createFrom().voidItem());
    }

    /** @param cap at most so much may be delegated within 24 hours; empty for no limit */
    public Uni<SupplierWallet> setDailyCap(long walletId, Optional<Sun> cap) {
        return SupplierSql.dailyCap(pool, walletId, cap.map(Sun::value).orElse(null));
    }

    /** What an order asks of the pool, with this service's margin and today's price of bandwidth. */
    public Demand demand(Energy energy, EnergyRatio ratio, Set<Long> excluded) {
        return new Demand(energy, ratio, config.energyMargin(), transaction(), excluded);
    }

    private TransactionCost transaction() {
        int bytes = config.transactionBytes();
        return new TransactionCost(
                bytes, new Sun(Math.multiplyExact(bandwidthFee.perByte().value(), bytes)));
    }

    private Uni<Added> put(SqlConnection tx, NewWallet wallet, WalletAccess access) {
        return SupplierSql.find(tx, access.wallet()).chain(known -> {
            boolean same = known.map(WalletAccess::of).equals(Optional.of(access));
            return SupplierSql.put(tx, access, clock.now())
                    .call(() -> vault.store(tx, KeyPurpose.SUPPLIER, access.wallet(), wallet.key()))
                    .map(row -> new Added(row, known.isPresent(), known.isPresent() && !same));
        });
    }

    private Uni<SupplierWallet> change(long walletId, Actor by, WalletStates.Choice choice) {
        return pool.withTransaction(tx -> WalletStates.change(tx, walletId, choice)
                .call(() -> Sql.notify(tx, Topic.ORDERS))
                .call(wallet -> record(
                        tx,
                        by,
                        "supplier_wallet.state_set",
                        wallet,
                        Map.of("state", wallet.state().word()))));
    }

    private Uni<Void> recordAdded(SqlConnection tx, Added added, Actor by) {
        SupplierWallet wallet = added.wallet();
        String action = !added.known() ? "added" : added.keyReplaced() ? "key_replaced" : "added_again";
        return record(
                tx,
                by,
                "supplier_wallet." + action,
                wallet,
                Map.of(
                        "signer",
                        wallet.signer().toString(),
                        "permission_id",
                        wallet.permissionId(),
                        "allow_wide_permission",
                        wallet.allowWidePermission()));
    }

    private Uni<Void> record(SqlConnection tx, Actor by, String action, SupplierWallet wallet, Map<String, ?> details) {
        return Audit.record(tx, clock.now(), by, action, wallet.address().toString(), details);
    }
}
