package io.joule.bot.topup;

import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.screen.MenuEntry;
import io.joule.money.Asset;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Topping up: how much, then the exact amount and the address; the card follows the payment by itself. */
@ApplicationScoped
public class TopUpScreen implements Screen<TopUp>, MenuEntry {

    public static final String NAME = "topup";

    private final TopUpAmounts amounts;
    private final PaymentFinder payments;
    private final TopUpCards cards;

    TopUpScreen(TopUpAmounts amounts, PaymentFinder payments, TopUpCards cards) {
        this.amounts = amounts;
        this.payments = payments;
        this.cards = cards;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<TopUp> stateType() {
        return TopUp.class;
    }

    @Override
    public TopUp start() {
        return TopUp.START;
    }

    @Override
    public int place() {
        return 40;
    }

    @Override
    public String label(Visit visit) {
        return visit.texts(TopUpMessages.class).button();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("topup");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(TopUpMessages.class).command());
    }

    @Override
    public Uni<Step> on(TopUp state, Event event, Visit visit) {
        return event instanceof Event.Press press
                ? pressed(state, press, visit)
                : written(state, ((Event.Text) event).text(), visit);
    }

    @Override
    public Uni<Card> card(TopUp state, Visit visit) {
        return switch (state.view()) {
            case TopUp.PAY -> cards.pay(state, visit);
            case TopUp.PAID -> Uni.createFrom().item(cards.paid(state, visit));
            default -> cards.amount(state, visit);
        };
    }

    private Uni<Step> pressed(TopUp state, Event.Press press, Visit visit) {
        return switch (press.name()) {
            case "asset" ->
                Step.stay(TopUp.amount(Asset.valueOf(press.value()), "")).now();
            case TopUp.AMOUNT -> amounts.announce(state, press.value(), visit);
            case TopUp.PAY -> Step.stay(state.pay(press.value())).now();
            case TopUp.PAID -> Step.stay(state.paid("")).now();
            case "back" ->
                Step.stay(state.intent().isEmpty() ? TopUp.amount(state.asset(), "") : state.pay(state.intent()))
                        .now();
            default -> Step.stay(TopUp.amount(state.asset(), "")).now();
        };
    }

    private Uni<Step> written(TopUp state, String text, Visit visit) {
        if (PaymentFinder.txid(text).isPresent()) {
            return payments.tell(visit, text).map(said -> Step.stay(state.paid(said)));
        }
        return switch (state.view()) {
            case TopUp.PAID ->
                Step.stay(state.paid(visit.texts(TopUpMessages.class).noTxid())).now();
            case TopUp.AMOUNT -> amounts.announce(state, text, visit);
            default -> Step.none().now();
        };
    }
}
