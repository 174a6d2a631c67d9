package io.joule.bot.calculator;

import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Typed;
import io.joule.bot.card.Visit;
import io.joule.bot.rental.Rental;
import io.joule.bot.screen.MenuEntry;
import io.joule.pricing.PricingConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;

/** From what somebody wants to do to what it costs, and on to the rental. */
@ApplicationScoped
public class CalculatorScreen implements Screen<Calculation>, MenuEntry {

    static final String RENT = "rent";
    private static final long MOST_TRANSFERS = 10_000;

    private final Simulation simulation;
    private final CalculatorCards cards;
    private final PricingConfig limits;

    CalculatorScreen(Simulation simulation, CalculatorCards cards, PricingConfig limits) {
        this.simulation = simulation;
        this.cards = cards;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "calculator";
    }

    @Override
    public Class<Calculation> stateType() {
        return Calculation.class;
    }

    @Override
    public Calculation start() {
        return Calculation.START;
    }

    @Override
    public int place() {
        return 30;
    }

    @Override
    public String label(Visit visit) {
        return visit.texts(CalculatorMessages.class).button();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("calculator");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(CalculatorMessages.class).command());
    }

    /** A transfer that is tried begins with one. */
    @Override
    public boolean awaitsAddress(Calculation state) {
        return state.view().equals(Calculation.TRANSFER);
    }

    @Override
    public Uni<Step> on(Calculation state, Event event, Visit visit) {
        if (event instanceof Event.Text text) {
            return written(state, text.text(), visit);
        }
        Event.Press press = (Event.Press) event;
        return switch (press.name()) {
            case Calculation.HOLDERS, Calculation.OTHERS ->
                Step.stay(Calculation.transfers(press.name(), Long.parseLong(press.value())))
                        .now();
            case Calculation.CALL, Calculation.TRANSFER ->
                Step.stay(Calculation.asking(press.name(), "")).now();
            case RENT ->
                Step.open("rental", Rental.of(Math.max(state.energy(), limits.minEnergy()), press.value(), null))
                        .now();
            default -> Step.stay(Calculation.START).now();
        };
    }

    @Override
    public Uni<Card> card(Calculation state, Visit visit) {
        return state.view().equals(Calculation.RESULT)
                ? cards.result(state, visit)
                : Uni.createFrom().item(cards.asking(state, visit));
    }

    private Uni<Step> written(Calculation state, String text, Visit visit) {
        return switch (state.view()) {
            case Calculation.TRANSFER -> simulation.run(text, visit).map(Step::stay);
            case Calculation.CALL ->
                Step.stay(number(text, 1, limits.maxEnergy()).stream()
                                .mapToObj(energy -> Calculation.of(Calculation.CALL, energy))
                                .findFirst()
                                .orElseGet(
                                        () -> Calculation.asking(Calculation.CALL, bad(visit, 1, limits.maxEnergy()))))
                        .now();
            case Calculation.ASK -> {
                OptionalLong transfers = number(text, 1, MOST_TRANSFERS);
                yield Typed.plain(text).matches("[0-9].*")
                        ? Step.stay(transfers.stream()
                                        .mapToObj(number -> Calculation.transfers(Calculation.HOLDERS, number))
                                        .findFirst()
                                        .orElseGet(() ->
                                                Calculation.asking(Calculation.ASK, bad(visit, 1, MOST_TRANSFERS))))
                                .now()
                        : Step.none().now();
            }
            default -> Step.none().now();
        };
    }

    private static String bad(Visit visit, long min, long max) {
        return visit.texts(CalculatorMessages.class).badNumber(Show.number(min), Show.number(max));
    }

    private static OptionalLong number(String text, long min, long max) {
        return Typed.whole(text).stream()
                .filter(number -> number >= min && number <= max)
                .findFirst();
    }
}
