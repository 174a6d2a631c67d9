package io.joule.bot.rental;

import io.joule.base.Refusal;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.delegation.DelegationView;
import io.joule.delegation.Engine;
import io.joule.order.Order;
import io.joule.order.OrderService;
import io.joule.order.OrderStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One order, followed by itself until its energy is home. */
@ApplicationScoped
public class OrderScreen implements Screen<OrderScreen.Shown> {

    /** To open it: {@code Step.open(OrderScreen.NAME, new OrderScreen.Shown(id))}. */
    public static final String NAME = "order";

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final OrderService orders;
    private final Engine engine;
    private final OrderCard cards;

    OrderScreen(OrderService orders, Engine engine, OrderCard cards) {
        this.orders = orders;
        this.engine = engine;
        this.cards = cards;
    }

    /** @param id the order's; a stranger's is not shown */
    public record Shown(String id) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Shown> stateType() {
        return Shown.class;
    }

    @Override
    public Shown start() {
        return new Shown("");
    }

    @Override
    public Uni<Step> on(Shown state, Event event, Visit visit) {
        if (!(event instanceof Event.Press press)) {
            return Step.none().now();
        }
        return own(state, visit).chain(order -> switch (press.name()) {
            case "call-off" -> callOff(order, state, visit);
            default ->
                Step.open(
                                RentalScreen.NAME,
                                new Rental(
                                        order.energy().units(),
                                        order.duration(),
                                        order.receiver().toString(),
                                        ""))
                        .now();
        });
    }

    @Override
    public Uni<Card> card(Shown state, Visit visit) {
        return own(state, visit)
                .chain(order -> engine.delegations(List.of(order.id())).map(parts -> card(order, parts, visit)))
                .onFailure(Refusal.class)
                .recoverWithItem(() -> nothing(visit));
    }

    private Card card(Order order, List<DelegationView> parts, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        Card card = Card.of(cards.text(order, parts, visit));
        if (order.status() == OrderStatus.PENDING) {
            card = card.row(Button.press(texts.callOff(), "call-off"));
        }
        card = card.row(
                Button.press(texts.again(), "again"),
                Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME));
        return switch (order.status()) {
            case PENDING, PROCESSING -> card.refreshIn(SOON);
            case COMPLETED -> cards.isHome(parts) ? card : card.refreshIn(LATER);
            case FAILED, CANCELLED -> card;
        };
    }

    private Uni<Step> callOff(Order order, Shown state, Visit visit) {
        return orders.cancel(order.id())
                .replaceWith(Step.stay(state))
                .onFailure(Refusal.class)
                .recoverWithItem(
                        Step.stay(state).alert(visit.texts(RentalMessages.class).tooLate()));
    }

    private Uni<Order> own(Shown state, Visit visit) {
        return Uni.createFrom().deferred(() -> orders.get(id(state))).map(order -> {
            if (order.customer() != visit.customer()) {
                throw unknown();
            }
            return order;
        });
    }

    private static UUID id(Shown state) {
        try {
            return UUID.fromString(state.id());
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return new Refusal(Refusal.Kind.NOT_FOUND, "order_not_found", "There is no such order.");
    }

    private static Card nothing(Visit visit) {
        return Card.of(Html.of().text(visit.texts(RentalMessages.class).noOrder()))
                .row(Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME));
    }
}
