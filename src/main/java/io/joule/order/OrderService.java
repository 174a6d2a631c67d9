package io.joule.order;

import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.pricing.PriceBook;
import io.joule.pricing.Quote;
import io.joule.tron.Energy;
import io.joule.tron.EnergyRatio;
import io.joule.tron.TronAddress;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes orders, shows them, and calls them off. */
@ApplicationScoped
public class OrderService {

    public static final int MAX_PAGE = 200;

    private final Sql sql;
    private final OrderSql orders;
    private final Reservations reservations;
    private final ReceiverCheck receivers;
    private final PriceBook prices;
    private final Customers customers;
    private final Ledger ledger;
    private final Clock clock;
    private final OrderConfig config;
    private final List<OrderListener> listeners;

    OrderService(
            Sql sql,
            OrderSql orders,
            Reservations reservations,
            ReceiverCheck receivers,
            PriceBook prices,
            Customers customers,
            Ledger ledger,
            Clock clock,
            OrderConfig config,
            @All List<OrderListener> listeners) {
        this.sql = sql;
        this.orders = orders;
        this.reservations = reservations;
        this.receivers = receivers;
        this.prices = prices;
        this.customers = customers;
        this.ledger = ledger;
        this.clock = clock;
        this.config = config;
        this.listeners = listeners;
    }

    /**
     * Takes an order: the receiver is checked on the chain, then money is held and capacity reserved in one SQL
     * transaction. Where there is no capacity the order waits for it as pending.
     *
     * @return failing with a {@link Refusal} that says what is wrong; nothing has happened then
     */
    public Uni<Placed> place(OrderRequest request) {
        return place(request, Terms.NONE);
    }

    /** The same, under these terms; {@code price_changed} when it costs something else than was agreed. */
    public Uni<Placed> place(OrderRequest request, Terms terms) {
        return place(request, new FromBalance(prices, ledger, terms));
    }

    /** The same, paid by something else than the available balance. */
    public Uni<Placed> place(OrderRequest request, Payment payment) {
        Customers.check(request.customer());
        return known(request)
                .chain(before -> before.isPresent() ? Uni.createFrom().item(before.get()) : take(request, payment));
    }

    /** What the same request got before; without a price or a check, for what is done stays done. */
    public Uni<Optional<Placed>> placed(OrderRequest request) {
        return known(request);
    }

    public Uni<Order> get(UUID id) {
        return orders.find(sql.pool(), id).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    public Uni<OrderPage> list(OrderFilter filter, int limit) {
        return orders.list(sql.pool(), filter, limit + 1).map(found -> OrderPage.of(found, limit));
    }

    /** How many have waited longer than this for their energy. */
    public Uni<Long> waiting(Duration longerThan) {
        return orders.waiting(sql.pool(), clock.now().minus(longerThan));
    }

    /** Calls a pending order off and gives the money back, in one SQL transaction. */
    public Uni<Order> cancel(UUID id) {
        return sql.transaction(tx ->
                        orders.lock(tx, id).chain(found -> cancel(tx, found.orElseThrow(() -> unknown(id)))))
                .chain(() -> get(id));
    }

    private Uni<Placed> take(OrderRequest request, Payment payment) {
        TronAddress receiver = ReceiverCheck.parse(request.receiver());
        return payment.quote(request)
                .chain(quote -> receivers
                        .check(receiver)
                        .chain(ratio -> take(request, newOrder(request, receiver, quote), payment, ratio)));
    }

    private Uni<Placed> take(OrderRequest request, Order order, Payment payment, EnergyRatio ratio) {
        return sql.transaction(tx -> write(tx, order, request.idempotency(), payment, ratio))
                .chain(() -> get(order.id()))
                .map(o -> new Placed(o, false))
                .onFailure(Intake::isClosed)
                .transform(closed -> Intake.closed())
                .onFailure(OrderService::keyWasTaken)
                .recoverWithUni(() -> known(request).map(Optional::orElseThrow));
    }

    private Uni<Void> write(
            SqlConnection tx, Order order, Optional<OrderRequest.Idempotency> key, Payment payment, EnergyRatio ratio) {
        return customers
                .ensure(tx, order.customer())
                .chain(() -> orders.insert(tx, order, key))
                .chain(() -> payment.hold(tx, order))
                .chain(() -> reservations.reserve(tx, order, ratio))
                .chain(reserved -> orders.setMissing(
                        tx, order.id(), reserved ? new Energy(0) : order.missing(), 0, order.createdAt()))
                .chain(() -> Sql.notify(tx, Topic.ORDERS));
    }

    private Order newOrder(OrderRequest request, TronAddress receiver, Quote quote) {
        Instant now = clock.now();
        return new Order(
                Ids.next(),
                request.customer(),
                receiver,
                quote.energy(),
                quote.duration(),
                quote.rental(),
                quote.sunPerEnergy(),
                quote.cost(),
                OrderStatus.PENDING,
                quote.energy(),
                0,
                null,
                null,
                now,
                now.plus(config.expiry()),
                null,
                null);
    }

    private Uni<Void> cancel(SqlConnection tx, Order order) {
        OrderStatus next = OrderStatus.TABLE
                .next(order.status(), OrderEvent.CANCELLED)
                .orElseThrow(() -> new Refusal(
                        Kind.INSUFFICIENT,
                        "order_not_cancellable",
                        "Only a pending order can be cancelled; this one is "
                                + order.status().word() + "."));
        return orders.setStatus(tx, order.id(), next)
                .chain(() -> reservations.drop(tx, order.id()))
                .chain(() -> ledger.release(tx, order.id(), "cancelled"))
                .chain(() -> OrderListener.tell(listeners, listener -> listener.cancelled(tx, order)));
    }

    /** The order that the same request got before. */
    private Uni<Optional<Placed>> known(OrderRequest request) {
        if (request.idempotency().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        OrderRequest.Idempotency key = request.idempotency().get();
        return orders.byKey(sql.pool(), key)
                .map(found -> found.map(known -> {
                    if (!known.requestHash().equals(key.requestHash())) {
                        throw new Refusal(
                                Kind.INVALID,
                                "idempotency_key_reused",
                                "This Idempotency-Key was used for another request.");
                    }
                    return new Placed(known.order(), true);
                }));
    }

    private static boolean keyWasTaken(Throwable failure) {
        return failure instanceof PgException pg && OrderSql.ONCE_PER_KEY.equals(pg.getConstraint());
    }

    /** What is answered about an order that does not exist, or must not be known to exist. */
    public static Refusal unknown(UUID id) {
        return new Refusal(Kind.NOT_FOUND, "order_not_found", "There is no order " + id + ".");
    }
}
