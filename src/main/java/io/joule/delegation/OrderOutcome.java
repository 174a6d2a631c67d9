package io.joule.delegation;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.chaintx.ChainView;
import io.joule.ledger.Ledger;
import io.joule.order.Order;
import io.joule.order.OrderEvent;
import io.joule.order.OrderListener;
import io.joule.order.OrderSql;
import io.joule.order.OrderStatus;
import io.joule.order.Reservations;
import io.joule.tron.BlockRef;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** How orders end; each end settles the hold in the caller's SQL transaction. The caller holds the order's row. */
@ApplicationScoped
class OrderOutcome {

    private static final Logger LOG = Logger.getLogger(OrderOutcome.class);

    private final OrderSql orders;
    private final DelegationSql delegations;
    private final Reservations reservations;
    private final Ledger ledger;
    private final ChainView view;
    private final Clock clock;
    private final List<OrderListener> listeners;

    OrderOutcome(
            OrderSql orders,
            DelegationSql delegations,
            Reservations reservations,
            Ledger ledger,
            ChainView view,
            Clock clock,
            @All List<OrderListener> listeners) {
        this.orders = orders;
        this.delegations = delegations;
        this.reservations = reservations;
        this.ledger = ledger;
        this.view = view;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** Completes the order when every part of it is in a block; the rental counts from the last of these blocks. */
    Uni<Void> settle(SqlConnection tx, Order order) {
        return delegations.progress(tx, order.id()).chain(progress -> {
            if (order.status() == OrderStatus.FAILED || order.status() == OrderStatus.CANCELLED) {
                return delegations.endAt(tx, order.id(), chainTime());
            }
            boolean whole = progress.open() == 0 && order.missing().units() == 0 && progress.lastIncludedAt() != null;
            return whole
                    ? complete(tx, order, progress.lastIncludedAt())
                            .chain(() -> tellCompleted(tx, order, progress.lastIncludedAt()))
                    : Uni.createFrom().voidItem();
        });
    }

    /** Nothing can deliver it: the money goes back, what is reserved is freed, what is in blocks comes home early. */
    Uni<Void> giveUp(SqlConnection tx, Order order, String code, String reason) {
        if (OrderStatus.TABLE.next(order.status(), OrderEvent.GIVEN_UP).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LOG.infof("order %s failed: %s (%s)", order.id(), reason, code);
        return giveBack(tx, order, code, reason)
                .chain(() -> OrderListener.tell(listeners, listener -> listener.failed(tx, order, code)));
    }

    private Uni<Void> giveBack(SqlConnection tx, Order order, String code, String reason) {
        boolean captured = order.status() == OrderStatus.COMPLETED;
        return orders.fail(tx, order.id(), code, reason)
                .chain(() -> reservations.drop(tx, order.id()))
                .chain(() -> delegations.endAt(tx, order.id(), chainTime()))
                .chain(() -> captured ? ledger.refund(tx, order.id(), reason) : ledger.release(tx, order.id(), reason))
                .chain(() -> Sql.notify(tx, Topic.RECLAIM));
    }

    private Uni<Void> complete(SqlConnection tx, Order order, Instant lastIncludedAt) {
        Instant reclaimAt = lastIncludedAt.plus(order.rental());
        boolean first =
                OrderStatus.TABLE.next(order.status(), OrderEvent.DELIVERED).isPresent();
        return orders.complete(tx, order.id(), lastIncludedAt, reclaimAt)
                .chain(() -> delegations.endAt(tx, order.id(), reclaimAt))
                .chain(() -> first
                        ? ledger.capture(tx, order.id())
                        : Uni.createFrom().voidItem());
    }

    private Instant chainTime() {
        return view.lastHead().map(BlockRef::time).orElseGet(clock::now);
    }

    private Uni<Void> tellCompleted(SqlConnection tx, Order before, Instant lastIncludedAt) {
        Instant reclaimAt = lastIncludedAt.plus(before.rental());
        return before.status() == OrderStatus.COMPLETED
                ? Uni.createFrom().voidItem()
                : OrderListener.tell(listeners, listener -> listener.completed(tx, before, reclaimAt));
    }
}
