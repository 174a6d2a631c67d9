package io.joule.delegation;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.chaintx.ChainView;
import io.joule.ledger.Ledger;
import io.joule.order.Delivered;
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
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** Completes those of which every part is in a block; the rental counts from the last of these blocks. */
    Uni<Void> settle(SqlConnection tx, List<Order> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Order> open = orders.stream().filter(order -> !isOver(order)).toList();
        return endNow(tx, orders.stream().filter(OrderOutcome::isOver).toList())
                .chain(() -> delegations.progress(tx, ids(open)))
                .map(progress -> open.stream()
                        .filter(order -> isWhole(order, progress.get(order.id())))
                        .map(order ->
                                new Delivered(order, progress.get(order.id()).lastIncludedAt()))
                        .toList())
                .chain(whole -> whole.isEmpty() ? Uni.createFrom().voidItem() : complete(tx, whole));
    }

    private static boolean isOver(Order order) {
        return order.status() == OrderStatus.FAILED || order.status() == OrderStatus.CANCELLED;
    }

    private static boolean isWhole(Order order, DelegationSql.Progress progress) {
        return progress != null
                && progress.open() == 0
                && order.missing().units() == 0
                && progress.lastIncludedAt() != null;
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
                .chain(() -> endNow(tx, List.of(order)))
                .chain(() -> captured ? ledger.refund(tx, order.id(), reason) : ledger.release(tx, order.id(), reason))
                .chain(() -> Sql.notify(tx, Topic.RECLAIM));
    }

    private Uni<Void> complete(SqlConnection tx, List<Delivered> whole) {
        List<Delivered> first = whole.stream().filter(OrderOutcome::isFirstTime).toList();
        Map<UUID, Instant> ends =
                whole.stream().collect(Collectors.toMap(d -> d.order().id(), Delivered::reclaimAt));
        return orders.complete(tx, whole)
                .chain(() -> delegations.endAt(tx, ends))
                .chain(() -> first.isEmpty() ? Uni.createFrom().voidItem() : captureAndTell(tx, first));
    }

    private static boolean isFirstTime(Delivered delivered) {
        return OrderStatus.TABLE
                .next(delivered.order().status(), OrderEvent.DELIVERED)
                .isPresent();
    }

    private Uni<Void> captureAndTell(SqlConnection tx, List<Delivered> first) {
        return ledger.capture(tx, first.stream().map(d -> d.order().id()).toList())
                .chain(() -> OrderListener.tell(listeners, listener -> listener.completed(tx, first)));
    }

    private Uni<Void> endNow(SqlConnection tx, List<Order> over) {
        return over.isEmpty()
                ? Uni.createFrom().voidItem()
                : delegations.endAt(tx, over.stream().collect(Collectors.toMap(Order::id, order -> chainTime())));
    }

    private static List<UUID> ids(List<Order> orders) {
        return orders.stream().map(Order::id).toList();
    }

    private Instant chainTime() {
        return view.lastHead().map(BlockRef::time).orElseGet(clock::now);
    }
}
