package io.joule.delegation;

import io.joule.base.Backoff;
import io.joule.base.Clock;
import io.joule.chaintx.ChainTx;
import io.joule.chaintx.ChainTxListener;
import io.joule.chaintx.ChainTxStatus;
import io.joule.chaintx.Purpose;
import io.joule.supplier.SupplierService;
import io.joule.supplier.WalletRefresher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** What became of a reclaiming transaction, applied to its delegation in the same SQL transaction. */
@ApplicationScoped
class ReclaimListener implements ChainTxListener {

    private static final Logger LOG = Logger.getLogger(ReclaimListener.class);

    private final DelegationSql delegations;
    private final SupplierService suppliers;
    private final WalletRefresher wallets;
    private final Clock clock;
    private final Backoff backoff;

    ReclaimListener(
            DelegationSql delegations,
            SupplierService suppliers,
            WalletRefresher wallets,
            Clock clock,
            EngineConfig config) {
        this.delegations = delegations;
        this.suppliers = suppliers;
        this.wallets = wallets;
        this.clock = clock;
        this.backoff = new Backoff(config.reclaimRetryAfter(), config.reclaimRetryAtMost());
    }

    @Override
    public Purpose purpose() {
        return Purpose.RECLAIM;
    }

    /** That it was sent means nothing here. */
    @Override
    public boolean takesMany(ChainTxStatus before, ChainTxStatus after) {
        return after == ChainTxStatus.IN_DOUBT && before != ChainTxStatus.INCLUDED;
    }

    @Override
    public Uni<Void> changed(SqlConnection sql, ChainTx tx, ChainTxStatus before) {
        return switch (tx.status()) {
            case SIGNED -> Uni.createFrom().voidItem();
            case IN_DOUBT ->
                before == ChainTxStatus.INCLUDED
                        ? delegations
                                .move(sql, tx.subject(), DelegationStatus.RECLAIMED, DelegationStatus.RECLAIMING)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem();
            case INCLUDED, SOLIDIFIED ->
                delegations
                        .reclaimed(sql, tx.subject(), tx.block().height())
                        .chain(walletId ->
                                suppliers.settleDraining(sql, walletId).invoke(() -> wallets.refreshSoon(walletId)))
                        .replaceWithVoid();
            case FAILED -> again(sql, tx, "the reclaim failed in its block");
            case EXPIRED -> again(sql, tx, "the reclaim expired before a block took it");
            case REFUSED -> turnedAway(sql, tx);
        };
    }

    private Uni<Void> turnedAway(SqlConnection sql, ChainTx tx) {
        String reason = tx.answerCode() + " " + tx.answer();
        LOG.warnf("the reclaim of delegation %s was turned away and is tried again: %s", tx.subject(), reason);
        return again(sql, tx, reason);
    }

    private Uni<Void> again(SqlConnection sql, ChainTx tx, String reason) {
        return delegations
                .get(sql, tx.subject())
                .chain(d -> delegations.retry(
                        sql, d.id(), DelegationStatus.DUE, reason, clock.now().plus(backoff.after(d.attempts()))));
    }
}
