package io.joule.delegation;

import io.joule.chaintx.ChainTx;
import io.joule.chaintx.ChainTxListener;
import io.joule.chaintx.ChainTxStatus;
import io.joule.chaintx.Purpose;
import io.joule.order.Order;
import io.joule.order.OrderSql;
import io.joule.supplier.WalletRefresher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** What became of a delegating transaction, applied to its delegation and its order in the same SQL transaction. */
@ApplicationScoped
class DeliveryListener implements ChainTxListener {

    private final OrderSql orders;
    private final DelegationSql delegations;
    private final OrderOutcome outcome;
    private final FailedDelivery failed;
    private final WalletRefresher wallets;

    DeliveryListener(
            OrderSql orders,
            DelegationSql delegations,
            OrderOutcome outcome,
            FailedDelivery failed,
            WalletRefresher wallets) {
        this.orders = orders;
        this.delegations = delegations;
        this.outcome = outcome;
        this.failed = failed;
        this.wallets = wallets;
    }

    @Override
    public Purpose purpose() {
        return Purpose.DELEGATE;
    }

    @Override
    public Uni<Void> changed(SqlConnection sql, ChainTx tx, ChainTxStatus before) {
        return delegations
                .orderOf(sql, tx.subject())
                .chain(id -> orders.lock(sql, id))
                .chain(order ->
                        delegations.get(sql, tx.subject()).chain(d -> apply(sql, order.orElseThrow(), d, tx, before)));
    }

    private Uni<Void> apply(SqlConnection sql, Order order, Delegation d, ChainTx tx, ChainTxStatus before) {
        return switch (tx.status()) {
            case SIGNED -> Uni.createFrom().voidItem();
            case IN_DOUBT ->
                before == ChainTxStatus.INCLUDED
                        ? rolledBack(sql, d)
                        : Uni.createFrom().voidItem();
            case INCLUDED -> included(sql, order, d, tx, false);
            case SOLIDIFIED -> included(sql, order, d, tx, true);
            case EXPIRED, FAILED -> failed.expired(sql, order, d);
            case REFUSED -> failed.turnedAway(sql, order, d, tx).invoke(() -> wallets.refreshSoon(d.walletId()));
        };
    }

    private Uni<Void> included(SqlConnection sql, Order order, Delegation d, ChainTx tx, boolean solid) {
        boolean moved = !tx.block().time().equals(d.includedAt());
        return delegations
                .activate(sql, d.id(), tx.block(), solid)
                .chain(() ->
                        moved ? outcome.settle(sql, order) : Uni.createFrom().voidItem())
                .invoke(() -> wallets.refreshSoon(d.walletId()));
    }

    private Uni<Void> rolledBack(SqlConnection sql, Delegation d) {
        return DelegationStatus.TABLE
                        .next(d.status(), DelegationEvent.ROLLED_BACK)
                        .isPresent()
                ? delegations.rollBack(sql, d.id())
                : Uni.createFrom().voidItem();
    }
}
