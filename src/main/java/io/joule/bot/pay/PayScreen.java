package io.joule.bot.pay;

import io.joule.base.Refusal;
import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.rental.Declined;
import io.joule.bot.rental.OrderScreen;
import io.joule.money.Money;
import io.joule.tron.NodeTrouble;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A link that asks a friend to pay, as who asked and as who pays see it. */
@ApplicationScoped
public class PayScreen implements Screen<PayScreen.Opened> {

    static final String NAME = "pay";

    private final PayLinks links;
    private final PayCards cards;

    PayScreen(PayLinks links, PayCards cards) {
        this.links = links;
        this.cards = cards;
    }

    /** @param code the link's */
    @RegisterForReflection
    public record Opened(String code) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Opened> stateType() {
        return Opened.class;
    }

    @Override
    public Opened start() {
        return new Opened("");
    }

    @Override
    public Optional<Uni<Step>> linked(String payload, Visit visit) {
        return payload.startsWith(PayLink.PREFIX)
                ? Optional.of(Step.open(NAME, new Opened(payload.substring(PayLink.PREFIX.length())))
                        .now())
                : Optional.empty();
    }

    @Override
    public Uni<Step> on(Opened state, Event event, Visit visit) {
        if (!(event instanceof Event.Press press)) {
            return Step.none().now();
        }
        return links.find(state.code())
                .chain(found -> found.map(link -> pressed(link, press, state, visit))
                        .orElseGet(() -> Step.stay(state).now()));
    }

    @Override
    public Uni<Card> card(Opened state, Visit visit) {
        return links.find(state.code())
                .chain(found -> found.map(link -> cards.of(link, visit))
                        .orElseGet(() -> Uni.createFrom().item(cards.unknown(visit))));
    }

    private Uni<Step> pressed(PayLink link, Event.Press press, Opened state, Visit visit) {
        return switch (press.name()) {
            case "pay" -> pay(link, Money.trx(Long.parseLong(press.value())), state, visit);
            case "withdraw" -> links.withdraw(link, visit.customer()).replaceWith(Step.stay(state));
            default -> Step.stay(state).now();
        };
    }

    private Uni<Step> pay(PayLink link, Money agreed, Opened state, Visit visit) {
        return links.pay(link, agreed, visit.customer())
                .map(placed -> OrderScreen.open(placed.order()))
                .onFailure(Refusal.class)
                .recoverWithItem(refusal -> declined((Refusal) refusal, state, visit))
                .onFailure(NodeTrouble.class)
                .recoverWithItem(() -> Declined.unasked(state, visit));
    }

    private static Step declined(Refusal refusal, Opened state, Visit visit) {
        return switch (refusal.code()) {
            case Declined.FUNDS -> Step.stay(state);
            case PayLinks.CLOSED ->
                Step.stay(state).alert(visit.texts(PayMessages.class).closed());
            default -> Step.stay(state).alert(Declined.words(refusal, visit));
        };
    }
}
