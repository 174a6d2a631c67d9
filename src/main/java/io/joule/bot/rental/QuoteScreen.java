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
    private static final String CLIENT = "telegram";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final OrderService orders;
    private final Quotes quotes;
    private final Ledger ledger;
    private final Clock clock;

    QuoteScreen(OrderService orders, Quotes quotes, Ledger ledger, Clock clock) {
        this.orders = orders;
        this.quotes = quotes;
        this.ledger = ledger;
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
            case "confirm" -> isOver(state) ? ranOut(state, visit) : place(state, visit);
            case "again" -> quotes.offer(state.rental(), visit);
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
            return Card.of(text).row(Button.open(texts.topUp(), "topup")).row(back);
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
                .text(texts.receiver() + ": ")
                .code(state.receiver())
                .line()
                .fact(texts.energy(), Show.number(state.energy()))
                .line(texts.covers() + ": " + OfferCard.covers(state.energy(), texts))
                .fact(texts.duration(), Show.duration(state.duration(), visit))
                .fact(texts.price(), Show.money(Money.trx(state.costSun())))
                .fact(texts.balance(), Show.money(balance))
                .line(texts.until(until));
    }

    private Uni<Step> place(QuoteState state, Visit visit) {
        OrderRequest.Idempotency once = new OrderRequest.Idempotency(CLIENT, state.id(), state.id());
        OrderRequest request = new OrderRequest(
                visit.customer(), state.energy(), state.duration(), state.receiver(), Optional.of(once));
        return orders.place(request, Optional.of(Money.trx(state.costSun())))
                .map(placed -> Step.open(
                        OrderScreen.NAME,
                        new OrderScreen.Shown(placed.order().id().toString())))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> declined(state, (Refusal) refusal, visit));
    }

    /** In the person's language, for what can happen between the quote and its confirmation. */
    private Uni<Step> declined(QuoteState state, Refusal refusal, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        String words =
                switch (refusal.code()) {
                    case "price_changed" -> texts.priceChanged();
                    case "paused" -> texts.paused();
                    case "receiver_not_activated" -> texts.notActivated();
                    case "receiver_is_contract" -> texts.isContract();
                    case "receiver_is_supplier" -> texts.isOurs();
                    case "unknown_duration", "no_price" -> texts.notSold();
                    default -> refusal.detail();
                };
        return refusal.code().equals("insufficient_funds")
                ? Step.stay(state).now()
                : Step.open(RentalScreen.NAME, state.rental()).alert(words).now();
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
