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
import io.joule.prepaid.PrepaidService;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One order, followed by itself until its energy is home. */
@ApplicationScoped
public class OrderScreen implements Screen<OrderScreen.Shown> {

    /** To open it: {@code Step.open(OrderScreen.NAME, new OrderScreen.Shown(id))}. */
    public static final String NAME = "order";

    /** Link to an order, for its owner. */
    public static final String LINK = "order_";

    /** Link to the same again, for its owner: a use where it was one and some are left, or a quote. */
    public static final String AGAIN = "again_";

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final OrderService orders;
    private final OwnOrders own;
    private final Quotes quotes;
    private final Engine engine;
    private final OrderCard cards;
    private final UseAgain uses;
    private final PrepaidService prepaid;

    OrderScreen(
            OrderService orders,
            OwnOrders own,
            Quotes quotes,
            Engine engine,
            OrderCard cards,
            UseAgain uses,
            PrepaidService prepaid) {
        this.orders = orders;
        this.own = own;
        this.quotes = quotes;
        this.engine = engine;
        this.cards = cards;
        this.uses = uses;
        this.prepaid = prepaid;
    }

    /** @param id the order's; a stranger's is not shown */
    @RegisterForReflection
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
    public Optional<Uni<Step>> linked(String payload, Visit visit) {
        if (payload.startsWith(LINK)) {
            return Optional.of(own.get(payload.substring(LINK.length()), visit).map(OrderScreen::open));
        }
        return payload.startsWith(AGAIN)
                ? Optional.of(own.get(payload.substring(AGAIN.length()), visit).chain(order -> again(order, visit)))
                : Optional.empty();
    }

    public static Step open(Order order) {
        return Step.open(NAME, new Shown(order.id().toString()));
    }

    @Override
    public Uni<Step> on(Shown state, Event event, Visit visit) {
        if (!(event instanceof Event.Press press)) {
            return Step.none().now();
        }
        return own.get(state.id(), visit)
                .chain(order -> press.name().equals("call-off") ? callOff(order, state, visit) : again(order, visit));
    }

    @Override
    public Uni<Card> card(Shown state, Visit visit) {
        return own.get(state.id(), visit)
                .chain(order -> engine.delegations(List.of(order.id()))
                        .chain(parts -> paidFrom(order).map(from -> card(order, parts, from, visit))))
                .onFailure(Refusal.class)
                .recoverWithItem(() -> nothing(visit));
    }

    private Uni<PaidFrom> paidFrom(Order order) {
        return prepaid.usesAmong(List.of(order.id()))
                .map(found -> found.isEmpty() ? PaidFrom.BALANCE : PaidFrom.PACKAGE);
    }

    private Card card(Order order, List<DelegationView> parts, PaidFrom from, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        Card card = Card.of(cards.text(order, parts, from, visit));
        if (order.status() == OrderStatus.PENDING) {
            card = card.row(Button.press(texts.callOff(), "call-off"));
        }
        card = card.row(Button.press(texts.again(), "again"), Button.open(texts.orders(), OrdersScreen.NAME))
                .row(menu(visit));
        return switch (order.status()) {
            case PENDING, PROCESSING -> card.refreshIn(SOON);
            case COMPLETED -> cards.isHome(parts) ? card : card.refreshIn(LATER);
            case FAILED, CANCELLED -> card;
        };
    }

    private Uni<Step> again(Order order, Visit visit) {
        return uses.of(order).chain(use -> use.map(step -> step.now()).orElseGet(() -> quoted(order, visit)));
    }

    private Uni<Step> quoted(Order order, Visit visit) {
        return quotes.offer(
                Rental.of(
                        order.energy().units(),
                        order.duration(),
                        order.receiver().toString()),
                visit);
    }

    private Uni<Step> callOff(Order order, Shown state, Visit visit) {
        return orders.cancel(order.id())
                .replaceWith(Step.stay(state))
                .onFailure(Refusal.class)
                .recoverWithItem(
                        Step.stay(state).alert(visit.texts(RentalMessages.class).tooLate()));
    }

    private static Card nothing(Visit visit) {
        return Card.of(Html.of().text(visit.texts(RentalMessages.class).noOrder()))
                .row(menu(visit));
    }

    private static Button menu(Visit visit) {
        return Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME);
    }
}
