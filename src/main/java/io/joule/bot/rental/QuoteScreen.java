package io.joule.bot.rental;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.order.OrderRequest;
import io.joule.order.OrderService;
import io.joule.order.Terms;
import io.joule.tron.NodeTrouble;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A quote that holds for a while; confirming it places one order, however often it is confirmed. */
@ApplicationScoped
public class QuoteScreen implements Screen<QuoteState> {

    static final String NAME = "rental-quote";
    /** The screen that tells how to top up. */
    public static final String TOP_UP = "topup";

    /** No name that an API client can have. */
    private static final String CLIENT = "@telegram";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final OrderService orders;
    private final Quotes quotes;
    private final Ledger ledger;
    private final FriendPays friends;
    private final Clock clock;

    QuoteScreen(OrderService orders, Quotes quotes, Ledger ledger, FriendPays friends, Clock clock) {
        this.orders = orders;
        this.quotes = quotes;
        this.ledger = ledger;
        this.friends = friends;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<QuoteState> stateType() {
        return QuoteState.class;
    }

    @Override
    public QuoteState start() {
        return QuoteState.NONE;
    }

    @Override
    public Uni<Step> on(QuoteState state, Event event, Visit visit) {
        if (!(event instanceof Event.Press press)) {
            return Step.none().now();
        }
        return switch (press.name()) {
            case "confirm" -> confirm(state, visit);
            case "again" -> quotes.offer(state.rental(), visit);
            case "friend" -> friends.ask(state.rental(), visit);
            default -> Step.open(RentalScreen.NAME, state.rental()).now();
        };
    }

    @Override
    public Uni<Card> card(QuoteState state, Visit visit) {
        return ledger.balance(visit.customer())
                .map(balance -> card(state, balance.get(Asset.TRX).available(), visit));
    }

    private Card card(QuoteState state, Money balance, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        Button back = Button.press(visit.texts(CardMessages.class).back(), "back");
        if (isOver(state)) {
            return Card.of(Html.of().bold(texts.quote()).line().line().line(texts.ranOut()))
                    .row(Button.press(texts.newQuote(), "again"))
                    .row(back);
        }
        Money missing = Money.trx(state.costSun()).minus(balance);
        Html text = text(state, balance, visit);
        if (missing.isPositive()) {
            text.line().bold(texts.lacks(Show.money(missing)));
            return Card.of(text)
                    .row(Button.open(texts.topUp(), TOP_UP))
                    .row(Button.press(texts.friendPays(), "friend"))
                    .row(back);
        }
        Duration left = Duration.between(clock.now(), Instant.ofEpochMilli(state.untilMs()));
        return Card.of(text)
                .row(Button.press(texts.confirm(), "confirm"))
                .row(back)
                .refreshIn(left.plusMillis(1));
    }

    private static Html text(QuoteState state, Money balance, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        String until = TIME.format(Instant.ofEpochMilli(state.untilMs()).atOffset(ZoneOffset.UTC));
        return Html.of()
                .bold(texts.quote())
                .line()
                .line()
                .label(texts.receiver())
                .code(state.receiver())
                .line()
                .fact(texts.energy(), Show.number(state.energy()))
                .label(texts.covers())
                .line(OfferCard.covers(state.energy(), texts))
                .fact(texts.duration(), Show.duration(state.duration(), visit))
                .fact(texts.price(), Show.money(Money.trx(state.costSun())))
                .fact(texts.balance(), Show.money(balance))
                .line(texts.until(until));
    }

    /**
     * An order that was placed before a crash is shown, also when its quote has run out since: it is not bought twice.
     */
    private Uni<Step> confirm(QuoteState state, Visit visit) {
        OrderRequest request = request(state, visit);
        return orders.placed(request)
                .chain(found -> found.map(
                                before -> OrderScreen.open(before.order()).now())
                        .orElseGet(() -> isOver(state) ? ranOut(state, visit) : place(request, state, visit)));
    }

    private static OrderRequest request(QuoteState state, Visit visit) {
        OrderRequest.Idempotency once = new OrderRequest.Idempotency(CLIENT, state.id(), state.id());
        return new OrderRequest(
                visit.customer(), state.energy(), state.duration(), state.receiver(), Optional.of(once));
    }

    private Uni<Step> place(OrderRequest request, QuoteState state, Visit visit) {
        return orders.place(request, Terms.agreed(Money.trx(state.costSun())))
                .map(placed -> OrderScreen.open(placed.order()))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> declined(state, (Refusal) refusal, visit))
                .onFailure(NodeTrouble.class)
                .recoverWithItem(() -> Declined.unasked(state, visit));
    }

    private Uni<Step> declined(QuoteState state, Refusal refusal, Visit visit) {
        return refusal.code().equals(Declined.FUNDS)
                ? Step.stay(state).now()
                : Step.open(RentalScreen.NAME, state.rental())
                        .alert(Declined.words(refusal, visit))
                        .now();
    }

    private static Uni<Step> ranOut(QuoteState state, Visit visit) {
        return Step.stay(state)
                .alert(visit.texts(RentalMessages.class).ranOut())
                .now();
    }

    private boolean isOver(QuoteState state) {
        return clock.now().toEpochMilli() >= state.untilMs();
    }
}
