package io.joule.supplier;

import io.joule.cluster.OncePerCluster;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * The scheduled look at all wallets, by one instance for all: what it sees is in the database. What it writes needs no
 * fence: an observation names its block and never replaces that of a later one.
 */
@ApplicationScoped
class WalletSweep {

    static final String JOB = "supplier-wallets";
    private static final Logger LOG = Logger.getLogger(WalletSweep.class);

    private final OncePerCluster cluster;
    private final WalletRefresher wallets;
    private final BandwidthFee bandwidthFee;
    private final SupplierConfig config;

    WalletSweep(OncePerCluster cluster, WalletRefresher wallets, BandwidthFee bandwidthFee, SupplierConfig config) {
        this.cluster = cluster;
        this.wallets = wallets;
        this.bandwidthFee = bandwidthFee;
        this.config = config;
    }

    /** The fee is kept in memory, so each instance reads it. */
    @Scheduled(every = "${joule.supplier.refresh-every:5m}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return cluster.ifDue(
                        JOB,
                        config.refreshEvery(),
                        lease -> wallets.refreshAll().replaceWithVoid())
                .chain(here -> here ? Uni.createFrom().voidItem() : bandwidthFee.refresh())
                .onFailure()
                .invoke(e -> LOG.warnf("The supplier wallets could not be looked at: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
