package io.joule.bot.rental;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.bot.screen.MenuEntry;
import io.joule.order.Order;
import io.joule.order.OrderFilter;
import io.joule.order.OrderPage;
import io.joule.order.OrderService;
import io.joule.prepaid.PrepaidService;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** What the person has ordered, newest first, page by page. */
@ApplicationScoped
public class OrdersScreen implements Screen<OrdersScreen.Place>, MenuEntry {

    static final String NAME = "orders";
    private static final int PAGE = 6;
    /** Who has gone further than this comes back to the newest in one step. */
    private static final int REMEMBERED = 50;

    private final OrderService orders;
    private final PrepaidService prepaid;

    OrdersScreen(OrderService orders, PrepaidService prepaid) {
        this.orders = orders;
        this.prepaid = prepaid;
    }

    /** @param cursors of the pages that were passed, the present one's last; none on the first */
    @RegisterForReflection
    public record Place(List<String> cursors) {

        public Place {
            cursors = cursors == null ? List.of() : List.copyOf(cursors);
        }

        Place older(String cursor) {
            List<String> more =
                    new ArrayList<>(cursors.subList(Math.max(0, cursors.size() - REMEMBERED), cursors.size()));
            more.add(cursor);
            return new Place(more);
        }

        Place newer() {
            return new Place(cursors.subList(0, Math.max(0, cursors.size() - 1)));
        }

        Optional<UUID> before() {
            return cursors.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(cursors.get(cursors.size() - 1)));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Place> stateType() {
        return Place.class;
    }

    @Override
    public Place start() {
        return new Place(List.of());
    }

    @Override
    public int place() {
        return 80;
    }

    @Override
    public String label(Visit visit) {
        return texts(visit).orders();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("orders");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(texts(visit).commandOrders());
    }

    @Override
    public Uni<Step> on(Place state, Event event, Visit visit) {
        if (!(event instanceof Event.Press press)) {
            return Step.none().now();
        }
        return switch (press.name()) {
            case "older" -> Step.stay(state.older(press.value())).now();
            case "newer" -> Step.stay(state.newer()).now();
            default ->
                Step.open(OrderScreen.NAME, new OrderScreen.Shown(press.value()))
                        .now();
        };
    }

    @Override
    public Uni<Card> card(Place state, Visit visit) {
        OrderFilter own = new OrderFilter(OptionalLong.of(visit.customer()), Optional.empty(), state.before());
        return orders.list(own, PAGE)
                .chain(page -> prepaid.usesAmong(
                                page.orders().stream().map(Order::id).toList())
                        .map(uses -> card(page, uses, state, visit)));
    }

    private static Card card(OrderPage page, Set<UUID> uses, Place state, Visit visit) {
        RentalMessages texts = texts(visit);
        Button menu = Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME);
        Html text = Html.of().bold(texts.orders()).line().line();
        if (page.orders().isEmpty()) {
            return Card.of(text.line(texts.noOrders()))
                    .row(Button.open(texts.title(), RentalScreen.NAME))
                    .row(menu);
        }
        List<Button> turns = new ArrayList<>();
        if (!state.cursors().isEmpty()) {
            turns.add(Button.press(texts.newer(), "newer"));
        }
        page.next().ifPresent(next -> turns.add(Button.press(texts.older(), "older", next.toString())));
        return Card.of(text.line(texts.chooseOrder()))
                .rows(
                        page.orders().stream()
                                .map(order -> button(order, uses.contains(order.id()), visit))
                                .toList(),
                        1)
                .row(turns)
                .row(menu);
    }

    /** What matters least comes last: Telegram cuts long labels off. */
    private static Button button(Order order, boolean isUse, Visit visit) {
        String price = isUse ? visit.texts(PaidFromMessages.class).oneUse() : Show.money(order.cost());
        String label = OrderText.sign(order.status()) + " " + OrderText.shortTime(order.createdAt()) + " · "
                + Show.number(order.energy().units()) + " · " + price + " · "
                + Show.duration(order.duration(), visit);
        return Button.press(label, "show", order.id().toString());
    }

    private static RentalMessages texts(Visit visit) {
        return visit.texts(RentalMessages.class);
    }
}
