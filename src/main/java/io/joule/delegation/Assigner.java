package io.joule.delegation;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.order.Order;
import io.joule.order.OrderConfig;
import io.joule.order.OrderSql;
import io.joule.order.OrderStatus;
import io.joule.order.Reservations;
import io.joule.tron.Energy;
import io.joule.tron.EnergyRatio;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Looks for capacity for orders that have none, oldest first, and gives up those whose time is over. */
@ApplicationScoped
class Assigner {

    private static final Duration SOONEST = Duration.ofSeconds(2);
    private static final Duration LATEST = Duration.ofSeconds(60);

    private final Sql sql;
    private final OrderSql orders;
    private final Reservations reservations;
    private final OrderOutcome outcome;
    private final TronNetwork network;
    private final Clock clock;
    private final EngineConfig engine;
    private final OrderConfig config;

    Assigner(
            Sql sql,
            OrderSql orders,
            Reservations reservations,
            OrderOutcome outcome,
            TronNetwork network,
            Clock clock,
            EngineConfig engine,
            OrderConfig config) {
        this.sql = sql;
        this.orders = orders;
        this.reservations = reservations;
        this.outcome = outcome;
        this.network = network;
        this.clock = clock;
        this.engine = engine;
        this.config = config;
    }

    /** True when there may be more to do at once. */
    Uni<Boolean> expire() {
        return orders.toExpire(sql.pool(), clock.now(), engine.batch())
                .chain(ids -> Each.inTurn(ids, this::expire).replaceWith(ids.size() == engine.batch()));
    }

    /** True when there may be more to do at once. */
    Uni<Boolean> assign() {
        return orders.toAssign(sql.pool(), clock.now(), engine.batch())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(false)
                        : ratio(ids.get(0))
                                .chain(ratio -> assign(ids, ratio))
                                .replaceWith(ids.size() == engine.batch()));
    }

    /** Any activated address tells today's ratio; a receiver is one. */
    private Uni<EnergyRatio> ratio(UUID order) {
        return orders.find(sql.pool(), order)
                .chain(found -> network.resources(found.orElseThrow().receiver()))
                .map(resources -> resources.orElseThrow().ratio());
    }

    private Uni<Void> assign(List<UUID> ids, EnergyRatio ratio) {
        return Each.inTurn(
                ids,
                id -> sql.transaction(
                        tx -> orders.lock(tx, id).chain(order -> assign(tx, order.orElseThrow(), ratio))));
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
