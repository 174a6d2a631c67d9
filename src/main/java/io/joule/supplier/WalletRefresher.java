package io.joule.supplier;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Has the wallets looked at: all of them, never two sweeps at once, and one of them soon after an order event. One
 * wallet's trouble never stops the others.
 */
@ApplicationScoped
public class WalletRefresher {

    private static final Logger LOG = Logger.getLogger(WalletRefresher.class);

    private final Pool pool;
    private final WalletLook look;
    private final BandwidthFee bandwidthFee;
    private final SupplierConfig config;
    private final Vertx vertx;
    private final Set<Long> soon = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Uni<RefreshReport>> sweep = new AtomicReference<>();

    public WalletRefresher(Pool pool, WalletLook look, BandwidthFee bandwidthFee, SupplierConfig config, Vertx vertx) {
        this.pool = pool;
        this.look = look;
        this.bandwidthFee = bandwidthFee;
        this.config = config;
        this.vertx = vertx;
    }

    /** What an operator asks for: old troubles are forgotten, and every wallet is looked at again. */
    public Uni<RefreshReport> startOver() {
        return SupplierSql.forgetOtherTroubles(pool, WalletLook.PERMISSION_TROUBLE)
                .chain(this::refreshAll);
    }

    /** Looks at every wallet. Whoever asks while a sweep is under way gets that one's result. */
    public Uni<RefreshReport> refreshAll() {
        return Uni.createFrom().deferred(() -> {
            Uni<RefreshReport> mine = Uni.createFrom()
                    .deferred(this::all)
                    .onTermination()
                    .invoke(() -> sweep.set(null))
                    .memoize()
                    .indefinitely();
            Uni<RefreshReport> running = sweep.compareAndExchange(null, mine);
            return running == null ? mine : running;
        });
    }

    /** Looks at one wallet. Never fails for what the chain or the nodes do: see the report. */
    public Uni<RefreshReport> refresh(long walletId) {
        return SupplierSql.find(pool, walletId)
                .map(found -> found.orElseThrow(() -> SupplierSql.unknown(walletId)))
                .chain(look::at)
                .map(outcome -> RefreshReport.of(List.of(outcome)));
    }

    /** Asks for a look at this wallet in a short while; several requests until then are one. */
    public void refreshSoon(long walletId) {
        if (soon.add(walletId)) {
            vertx.setTimer(Math.max(1, config.refreshDelay().toMillis()), ignored -> {
                soon.remove(walletId);
                refresh(walletId)
                        .subscribe()
                        .with(
                                report -> {},
                                e -> LOG.warnf("Wallet %d could not be looked at: %s", walletId, e.getMessage()));
            });
        }
    }

    private Uni<RefreshReport> all() {
        return bandwidthFee
                .refresh()
                .chain(() -> SupplierSql.all(pool))
                .chain(wallets -> Multi.createFrom()
                        .iterable(wallets)
                        .onItem()
                        .transformToUni(look::at)
                        .merge(config.refreshAtOnce())
                        .collect()
                        .asList())
                .map(RefreshReport::of);
    }
}
