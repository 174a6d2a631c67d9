package io.joule.bot.packages;

import io.joule.base.Refusal;
import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Refused;
import io.joule.bot.screen.MenuEntry;
import io.joule.money.Money;
import io.joule.prepaid.PrepaidService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Packages: what one has, what one can buy, and what became of each use. */
@ApplicationScoped
public class PackagesScreen implements Screen<Shopping>, MenuEntry {

    static final String NAME = "packages";

    private final PrepaidService prepaid;
    private final PackageCards cards;

    PackagesScreen(PrepaidService prepaid, PackageCards cards) {
        this.prepaid = prepaid;
        this.cards = cards;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Shopping> stateType() {
        return Shopping.class;
    }

    @Override
    public Shopping start() {
        return Shopping.START;
    }

    @Override
    public int place() {
        return 20;
    }

    @Override
    public String label(Visit visit) {
        return visit.texts(PackageMessages.class).button();
    }

    @Override
    public Optional<String> command() {
        return Optional.of(NAME);
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(PackageMessages.class).command());
    }

    @Override
    public Uni<Step> on(Shopping state, Event event, Visit visit) {
        if (!(event instanceof Event.Press press)) {
            return Step.none().now();
        }
        return switch (press.name()) {
            case Shopping.BUY -> Step.stay(offer(press.value())).now();
            case "confirm" -> buy(state, visit);
            case UseScreen.NAME ->
                Step.open(UseScreen.NAME, Using.START.energy(Long.parseLong(press.value())))
                        .now();
            case Shopping.USES ->
                Step.stay(new Shopping(Shopping.USES, 0, 0, 0, press.value())).now();
            default -> Step.stay(Shopping.START).now();
        };
    }

    @Override
    public Uni<Card> card(Shopping state, Visit visit) {
        return switch (state.view()) {
            case Shopping.BUY -> cards.confirm(state, visit);
            case Shopping.USES -> cards.uses(state, visit);
            default -> cards.list(visit);
        };
    }

    private Uni<Step> buy(Shopping state, Visit visit) {
        PackageMessages texts = visit.texts(PackageMessages.class);
        Money agreed = Money.trx(state.totalSun());
        return prepaid.buy(visit.customer(), state.transfers(), state.energy(), agreed, visit.key())
                .map(bought -> Step.stay(Shopping.START).toast(texts.bought()))
                .onFailure(Refusal.class)
                .recoverWithItem(refusal -> switch (((Refusal) refusal).code()) {
                    case "insufficient_funds" -> Step.stay(state);
                    case "price_changed", "unknown_package" ->
                        Step.stay(Shopping.START).alert(texts.priceChanged());
                    default -> Step.stay(state).alert(Refused.words((Refusal) refusal, visit));
                });
    }

    /** Transfers, energy and total, with colons between. */
    private static Shopping offer(String value) {
        String[] parts = value.split(":");
        return new Shopping(
                Shopping.BUY, Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), "");
    }
}
