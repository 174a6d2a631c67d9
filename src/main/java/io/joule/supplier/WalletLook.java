package io.joule.supplier;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.tron.AccountResources;
import io.joule.tron.AccountState;
import io.joule.tron.NodeTrouble;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.joule.tron.TronNetwork.Delegatable;
import io.joule.tron.TronScan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One look at one wallet: asks the chain, checks that the key may still serve the wallet, writes down the figures, and
 * disables it when it has drained. While no node answers, TronScan tells what to show; capacity stays as it was.
 */
@ApplicationScoped
public class WalletLook {

    /** Begins the trouble text of a wallet whose permission is not as required; only a good check takes it away. */
    static final String PERMISSION_TROUBLE = "permission: ";

    private static final Logger LOG = Logger.getLogger(WalletLook.class);
    private static final Duration UNTIL_CHECKED_AGAIN = Duration.ofDays(3650);

    private final Pool pool;
    private final TronNetwork network;
    private final TronScan tronScan;
    private final Clock clock;

    public WalletLook(Pool pool, TronNetwork network, TronScan tronScan, Clock clock) {
        this.pool = pool;
        this.network = network;
        this.tronScan = tronScan;
        this.clock = clock;
    }

    private record Said(
            Delegatable delegatable, Optional<AccountState> account, Optional<AccountResources> resources) {}

    /** Never fails: its item says what went wrong, or nothing. */
    Uni<Optional<String>> at(SupplierWallet wallet) {
        Instant asked = clock.now();
        return ask(wallet)
                .call(said -> write(wallet, said, asked))
                .call(() -> settle(wallet))
                .replaceWith(Optional.<String>empty())
                .onFailure(NodeTrouble.class)
                .recoverWithUni(trouble -> showSecondSource(wallet).replaceWith(failed(wallet, trouble)))
                .onFailure()
                .recoverWithItem(e -> failed(wallet, e));
    }

    private static Optional<String> failed(SupplierWallet wallet, Throwable e) {
        LOG.warnf("Wallet %s keeps its last capacity: %s", wallet.address(), e.getMessage());
        return Optional.of(wallet.address() + ": " + e.getMessage());
    }

    private Uni<Void> showSecondSource(SupplierWallet wallet) {
        return tronScan.balance(wallet.address())
                .chain(balance -> balance.isPresent()
                        ? SupplierSql.shown(pool, wallet.id(), balance.get())
                        : Uni.createFrom().voidItem());
    }

    /** One question after the other: a node in trouble is not asked the rest. */
    private Uni<Said> ask(SupplierWallet wallet) {
        TronAddress address = wallet.address();
        return network.delegatable(address)
                .chain(delegatable -> network.account(address)
                        .chain(account -> network.resources(address)
                                .map(resources -> new Said(delegatable, account, resources))));
    }

    /** What is out of date by now says nothing about the key's access either. */
    private Uni<Void> write(SupplierWallet wallet, Said said, Instant asked) {
        if (said.account().isEmpty() || said.resources().isEmpty()) {
            return checkAccess(pool, wallet, said.account());
        }
        Observation seen = Observation.of(
                said.delegatable(), said.account().get(), said.resources().get());
        return pool.withTransaction(tx -> SupplierSql.observed(tx, wallet.id(), seen, asked)
                .chain(news -> news
                        ? checkAccess(tx, wallet, said.account()).chain(() -> tell(tx, wallet, seen))
                        : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> tell(SqlConnection tx, SupplierWallet wallet, Observation seen) {
        return grown(wallet, seen)
                ? Sql.notify(tx, Topic.ORDERS)
                : Uni.createFrom().voidItem();
    }

    private static boolean grown(SupplierWallet wallet, Observation seen) {
        return seen.delegatable().compareTo(wallet.observed().delegatable()) > 0;
    }

    private Uni<Void> checkAccess(SqlClient sql, SupplierWallet wallet, Optional<AccountState> account) {
        return WalletAccess.of(wallet)
                .refusal(account)
                .map(refused -> close(sql, wallet, refused))
                .orElseGet(() -> open(sql, wallet));
    }

    private Uni<Void> close(SqlClient sql, SupplierWallet wallet, WalletRefused refused) {
        String trouble = PERMISSION_TROUBLE + refused.getMessage();
        if (!wallet.trouble().equals(Optional.of(trouble))) {
            LOG.warnf("Wallet %s takes no more orders. %s", wallet.address(), refused.getMessage());
        }
        return SupplierSql.trouble(sql, wallet.id(), trouble, clock.now().plus(UNTIL_CHECKED_AGAIN));
    }

    private Uni<Void> open(SqlClient sql, SupplierWallet wallet) {
        return SupplierSql.forgetTrouble(sql, wallet.id(), PERMISSION_TROUBLE)
                .invoke(forgotten -> {
                    if (forgotten) {
                        LOG.infof("Wallet %s takes orders again: its permission is as required", wallet.address());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> settle(SupplierWallet wallet) {
        return wallet.state() == WalletState.DRAINING
                ? pool.withTransaction(tx -> WalletStates.settleDraining(tx, wallet.id()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
