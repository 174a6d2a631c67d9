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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

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
        return switch (tx.status()) {
            case SIGNED -> Uni.createFrom().voidItem();
            case IN_DOUBT ->
                before == ChainTxStatus.INCLUDED
                        ? locked(sql, tx, (order, d) -> rolledBack(sql, d))
                        : Uni.createFrom().voidItem();
            case INCLUDED, SOLIDIFIED -> included(sql, List.of(tx));
            case EXPIRED, FAILED -> locked(sql, tx, (order, d) -> failed.expired(sql, order, d));
            case REFUSED -> locked(sql, tx, (order, d) -> turnedAway(sql, order, d, tx));
        };
    }

    @Override
    public boolean takesMany(ChainTxStatus before, ChainTxStatus after) {
        return switch (after) {
            case IN_DOUBT -> before != ChainTxStatus.INCLUDED;
            case INCLUDED, SOLIDIFIED -> true;
            case SIGNED, EXPIRED, FAILED, REFUSED -> false;
        };
    }

    @Override
    public Uni<Void> changed(SqlConnection sql, List<Change> changes) {
        List<ChainTx> inBlocks = changes.stream()
                .map(Change::tx)
                .filter(tx -> tx.status().inBlock())
                .toList();
        return inBlocks.isEmpty() ? Uni.createFrom().voidItem() : included(sql, inBlocks);
    }

    private Uni<Void> locked(SqlConnection sql, ChainTx tx, BiFunction<Order, Delegation, Uni<Void>> step) {
        return delegations
                .orderOf(sql, tx.subject())
                .chain(id -> orders.lock(sql, id))
                .chain(order -> delegations.get(sql, tx.subject()).chain(d -> step.apply(order.orElseThrow(), d)));
    }

    /** Orders are locked before anything of theirs is read or written, in the order of their ids. */
    private Uni<Void> included(SqlConnection sql, List<ChainTx> inBlocks) {
        List<UUID> ids = inBlocks.stream().map(ChainTx::subject).toList();
        return delegations
                .ordersOf(sql, ids)
                .chain(found -> orders.lock(sql, found))
                .chain(locked -> delegations.get(sql, ids).chain(parts -> included(sql, inBlocks, locked, parts)));
    }

    private Uni<Void> included(SqlConnection sql, List<ChainTx> inBlocks, List<Order> locked, List<Delegation> parts) {
        Map<UUID, Instant> times = inBlocks.stream()
                .collect(Collectors.toMap(ChainTx::subject, tx -> tx.block().time()));
        Set<UUID> moved = parts.stream()
                .filter(d -> !times.get(d.id()).equals(d.includedAt()))
                .map(Delegation::order)
                .collect(Collectors.toSet());
        return delegations
                .activate(sql, inBlocks)
                .chain(() -> outcome.settle(
                        sql,
                        locked.stream()
                                .filter(order -> moved.contains(order.id()))
                                .toList()))
                .invoke(() -> parts.forEach(d -> wallets.refreshSoon(d.walletId())));
    }

    private Uni<Void> turnedAway(SqlConnection sql, Order order, Delegation d, ChainTx tx) {
        return failed.turnedAway(sql, order, d, tx).invoke(() -> wallets.refreshSoon(d.walletId()));
    }

    private Uni<Void> rolledBack(SqlConnection sql, Delegation d) {
        return DelegationStatus.TABLE
                        .next(d.status(), DelegationEvent.ROLLED_BACK)
                        .isPresent()
                ? delegations.rollBack(sql, d.id())
                : Uni.createFrom().voidItem();
    }
}
