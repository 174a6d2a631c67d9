package io.joule.delegation;

import io.joule.base.Clock;
import io.joule.base.Each;
import io.joule.base.Sql;
import io.joule.order.Order;
import io.joule.order.OrderConfig;
import io.joule.order.OrderSql;
import io.joule.order.OrderStatus;
import io.joule.order.Reservations;
import io.joule.supplier.SupplierService;
import io.joule.tron.Energy;
import io.joule.tron.EnergyRatio;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Looks for capacity for orders that have none, oldest first, and gives up those whose time is over. */
@ApplicationScoped
class Assigner {

    private static final Duration SOONEST = Duration.ofSeconds(2);
    private static final Duration LATEST = Duration.ofSeconds(60);

    /** An order whose own step fails (a bug, or rows that don't fit) stands aside for so long. */
    private static final Duration ASIDE = Duration.ofSeconds(10);

    private final Sql sql;
    private final OrderSql orders;
    private final Reservations reservations;
    private final OrderOutcome outcome;
    private final SupplierService suppliers;
    private final Clock clock;
    private final EngineConfig engine;
    private final OrderConfig config;

    Assigner(
            Sql sql,
            OrderSql orders,
            Reservations reservations,
            OrderOutcome outcome,
            SupplierService suppliers,
            Clock clock,
            EngineConfig engine,
            OrderConfig config) {
        this.sql = sql;
        this.orders = orders;
        this.reservations = reservations;
        this.outcome = outcome;
        this.suppliers = suppliers;
        this.clock = clock;
        this.engine = engine;
        this.config = config;
    }

    /** True when there may be more to do at once. */
    Uni<Boolean> expire() {
        return orders.toExpire(sql.pool(), clock.now(), engine.batch())
                .chain(ids ->
                        Each.inTurn(ids, id -> apart(id, this::expire)).replaceWith(ids.size() == engine.batch()));
    }

    /** True when there may be more to do at once. */
    Uni<Boolean> assign() {
        return orders.toAssign(sql.pool(), clock.now(), engine.batch())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(false)
                        : suppliers
                                .ratio()
                                .chain(ratio -> ratio.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : assign(ids, ratio.get()).replaceWith(ids.size() == engine.batch())));
    }

    private Uni<Void> assign(List<UUID> ids, EnergyRatio ratio) {
        return Each.inTurn(
                ids,
                one -> apart(
                        one,
                        id -> sql.transaction(
                                tx -> orders.lock(tx, id).chain(order -> assign(tx, order.orElseThrow(), ratio)))));
    }

    private Uni<Void> apart(UUID id, Function<UUID, Uni<Void>> step) {
        return step.apply(id)
                .onFailure()
                .call(() -> orders.postpone(sql.pool(), id, clock.now().plus(ASIDE)));
    }

    private Uni<Void> assign(SqlConnection tx, Order order, EnergyRatio ratio) {
        if (order.missing().units() == 0 || isOver(order)) {
            return Uni.createFrom().voidItem();
        }
        if (order.attempts() >= config.maxAttempts()) {
            return outcome.giveUp(
                    tx, order, "delivery_failed", "The energy could not be delivered; your money is back.");
        }
        return reservations
                .reserve(tx, order, ratio)
                .chain(reserved -> reserved
                        ? orders.setMissing(tx, order.id(), new Energy(0), order.attempts(), clock.now())
                        : orders.setMissing(tx, order.id(), order.missing(), order.attempts(), nextLook(order)));
    }

    private Uni<Void> expire(UUID id) {
        return sql.transaction(tx -> orders.lock(tx, id).chain(found -> {
            Order order = found.orElseThrow();
            boolean waiting =
                    order.status() == OrderStatus.PENDING || order.missing().units() > 0;
            return !waiting || isOver(order) || order.expiresAt().isAfter(clock.now())
                    ? Uni.createFrom().voidItem()
                    : outcome.giveUp(
                            tx, order, "no_capacity", "No energy was free for this order in time; your money is back.");
        }));
    }

    /** The longer an order has waited the rarer it asks. */
    private Instant nextLook(Order order) {
        Instant now = clock.now();
        Duration quarter = Duration.between(order.createdAt(), now).dividedBy(4);
        Duration wait = quarter.compareTo(SOONEST) < 0 ? SOONEST : quarter.compareTo(LATEST) > 0 ? LATEST : quarter;
        return now.plus(wait);
    }

    private static boolean isOver(Order order) {
        return order.status() == OrderStatus.FAILED || order.status() == OrderStatus.CANCELLED;
    }
}
