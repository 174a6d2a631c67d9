package io.joule.payout;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.joule.base.Clock;
import io.joule.base.Each;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.keys.KeyPurpose;
import io.joule.keys.KeyVault;
import io.joule.keys.PrivateKey;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.AccountState;
import io.joule.tron.Network;
import io.joule.tron.NodeTrouble;
import io.joule.tron.OwnAddress;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The wallets that money leaves from: adding them, showing them, switching them on and off. */
@ApplicationScoped
public class PayoutWallets implements OwnAddress {

    private static final int AT_ONCE = 4;

    private final Sql sql;
    private final TronNetwork chain;
    private final Network network;
    private final KeyVault vault;
    private final Clock clock;
    private final PayoutWalletSql wallets;

    PayoutWallets(Sql sql, TronNetwork chain, Network network, KeyVault vault, Clock clock, PayoutWalletSql wallets) {
        this.sql = sql;
        this.chain = chain;
        this.network = network;
        this.vault = vault;
        this.clock = clock;
        this.wallets = wallets;
    }

    /**
     * Adds the wallet of this key, or gives a known one its key again.
     *
     * @param key stays the caller's, who closes it
     * @return failing with a {@link Refusal} when the chain does not know the account, or the key alone can't pay for
     *     it
     */
    public Uni<PayoutWallet> add(PrivateKey key, Actor by) {
        TronAddress address = key.address();
        return chain.account(address)
                .invoke(account -> check(address, account))
                .chain(() -> sql.transaction(tx -> vault.store(tx, KeyPurpose.PAYOUT, address, key)
                        .chain(() -> wallets.put(tx, address, clock.now()))
                        .call(() -> record(tx, by, "payout_wallet.added", address, Map.of()))))
                .call(wallet -> look(wallet.address()))
                .chain(wallet -> find(wallet.id()));
    }

    /** All of them, with what the chain says they have; where it can't be asked, with what it last said. */
    public Uni<List<PayoutWallet>> list() {
        return wallets.all(sql.pool())
                .chain(all -> Each.atOnce(all, AT_ONCE, wallet -> look(wallet.address())))
                .chain(() -> wallets.all(sql.pool()));
    }

    /** Whether money leaves, or has left, from here. */
    @Override
    public Uni<Boolean> isOurs(TronAddress address) {
        return wallets.has(sql.pool(), address);
    }

    /** Nothing is signed any more for one that is not enabled; what is signed already may have left. */
    public Uni<PayoutWallet> setEnabled(long id, boolean enabled, Actor by) {
        String state = enabled ? "enabled" : "disabled";
        return sql.transaction(tx -> wallets.setEnabled(tx, id, enabled)
                .map(found -> found.orElseThrow(PayoutWallets::unknown))
                .call(() -> Sql.notify(tx, Topic.PAYOUTS))
                .call(wallet -> record(tx, by, "payout_wallet.state_set", wallet.address(), Map.of("state", state))));
    }

    /** Reads the wallet's balances from the final chain and writes them down; never fails for what a node does. */
    Uni<Void> look(TronAddress address) {
        return balances(address)
                .chain(found -> wallets.observed(sql.pool(), address, found.trx(), found.usdt(), clock.now()))
                .onFailure(NodeTrouble.class)
                .recoverWithNull();
    }

    /** What the final chain says that it has. */
    Uni<Balances> balances(TronAddress address) {
        return chain.holdings(address, network.usdtContract())
                .map(h -> new Balances(Money.trx(h.trx().value()), new Money(Asset.USDT, h.tokenMicros())));
    }

    record Balances(Money trx, Money usdt) {}

    private Uni<PayoutWallet> find(long id) {
        return wallets.all(sql.pool())
                .map(all -> all.stream().filter(w -> w.id() == id).findFirst().orElseThrow());
    }

    private Uni<Void> record(SqlConnection tx, Actor by, String action, TronAddress wallet, Map<String, ?> details) {
        return Audit.record(tx, clock.now(), by, action, wallet.toString(), details);
    }

    private static void check(TronAddress address, Optional<AccountState> account) {
        if (account.isEmpty()) {
            throw new Refusal(
                    Kind.INVALID,
                    "not_activated",
                    "private_key",
                    "The account " + address + " of this key is not activated on this network.");
        }
        if (!account.get().owner().sufficesAlone(address)) {
            throw new Refusal(
                    Kind.INVALID,
                    "key_not_enough",
                    "private_key",
                    "The key of " + address + " can't pay for its account alone: its owner permission was changed.");
        }
    }

    private static Refusal unknown() {
        return new Refusal(Kind.NOT_FOUND, "unknown_wallet", "There is no such payout wallet.");
    }
}
