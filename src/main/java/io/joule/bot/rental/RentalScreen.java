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
import io.joule.customer.SavedAddress;
import io.joule.pricing.PriceBook;
import io.joule.pricing.PricingConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Where a rental is chosen: how much, how long, for whom. */
@ApplicationScoped
public class RentalScreen implements Screen<Rental>, MenuEntry {

    static final String NAME = "rental";
    private static final int IN_A_ROW = 3;
    private static final int ADDRESSES = 8;
    private static final String ENERGY = "energy";
    private static final String RECEIVER = "receiver";

    private final Offers offers;
    private final Quotes quotes;
    private final PriceBook prices;
    private final PricingConfig limits;

    RentalScreen(Offers offers, Quotes quotes, PriceBook prices, PricingConfig limits) {
        this.offers = offers;
        this.quotes = quotes;
        this.prices = prices;
        this.limits = limits;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Rental> stateType() {
        return Rental.class;
    }

    @Override
    public Rental start() {
        return Rental.START;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public String label(Visit visit) {
        return texts(visit).title();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("rent");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(texts(visit).command());
    }

    @Override
    public Optional<Rental> typed(String text) {
        return BuyText.read(text);
    }

    @Override
    public Uni<Step> on(Rental state, Event event, Visit visit) {
        if (event instanceof Event.Text text) {
            return written(state, text.text(), visit).now();
        }
        Event.Press press = (Event.Press) event;
        return switch (press.name()) {
            case ENERGY ->
                Step.stay(state.energy(Long.parseLong(press.value()))).now();
            case "duration" -> Step.stay(state.duration(press.value())).now();
            case RECEIVER -> Step.stay(state.receiver(press.value())).now();
            case "ask" -> Step.stay(state.asking(press.value())).now();
            case "buy" -> offers.complete(state, visit.customer()).chain(rental -> quotes.offer(rental, visit));
            default -> Step.stay(state.asking("")).now();
        };
    }

    @Override
    public Uni<Card> card(Rental state, Visit visit) {
        return switch (state.asking()) {
            case ENERGY ->
                Uni.createFrom()
                        .item(asking(texts(visit).askEnergy(number(limits.minEnergy()), number(limits.maxEnergy())))
                                .row(back(visit)));
            case RECEIVER -> offers.of(state, visit.customer()).map(offer -> receivers(offer.addresses(), visit));
            default -> offers.of(state, visit.customer()).map(offer -> offer(offer, visit));
        };
    }

    private Step written(Rental state, String text, Visit visit) {
        if (state.asking().equals(ENERGY)) {
            String digits = text.replaceAll("[\\s,_.\u00a0]", "");
            boolean fits = digits.matches("[0-9]{1,9}")
                    && Long.parseLong(digits) >= limits.minEnergy()
                    && Long.parseLong(digits) <= limits.maxEnergy();
            return fits
                    ? Step.stay(state.energy(Long.parseLong(digits)))
                    : Step.stay(state)
                            .toast(texts(visit).badEnergy(number(limits.minEnergy()), number(limits.maxEnergy())));
        }
        Optional<String> address = BuyText.address(text);
        if (address.isPresent()) {
            return Step.stay(state.receiver(address.get()));
        }
        return state.asking().equals(RECEIVER)
                ? Step.stay(state).toast(texts(visit).badReceiver())
                : Step.none();
    }

    private Card offer(Offer offer, Visit visit) {
        Rental rental = offer.rental();
        List<Button> durations = prices.sold().stream()
                .map(d -> Button.press(
                        (d.label().equals(rental.duration()) ? "🔸 " : "") + Show.duration(d.label(), visit),
                        "duration",
                        d.label()))
                .toList();
        List<Button> energies = LongStream.of(1, 2, 4, 8)
                .map(transfers -> transfers * Rental.ONE_TRANSFER + (transfers == 1 ? 0 : transfers * 500))
                .mapToObj(energy -> Button.press(
                        (energy == rental.energy() ? "🔹 " : "") + Show.number(energy), ENERGY, Long.toString(energy)))
                .toList();
        RentalMessages texts = texts(visit);
        return Card.of(new OfferCard(offer, visit).text())
                .rows(durations, IN_A_ROW)
                .row(energies)
                .row(
                        Button.press(texts.otherAmount(), "ask", ENERGY),
                        Button.press(
                                rental.receiver() == null ? texts.chooseReceiver() : texts.otherReceiver(),
                                "ask",
                                RECEIVER))
                .row(Button.press(texts.buy(), "buy"), Button.press(cards(visit).refresh(), "refresh"))
                .row(Button.open(cards(visit).menu(), Screens.HOME));
    }

    private Card receivers(List<SavedAddress> saved, Visit visit) {
        List<Button> buttons = saved.stream()
                .limit(ADDRESSES)
                .map(one -> Button.press(
                        Show.address(one.address()), RECEIVER, one.address().toString()))
                .toList();
        return asking(texts(visit).askReceiver()).rows(buttons, 1).row(back(visit));
    }

    private static Card asking(String question) {
        return Card.of(Html.of().text(question));
    }

    private static Button back(Visit visit) {
        return Button.press(cards(visit).back(), "back");
    }

    private static String number(long value) {
        return Show.number(value);
    }

    private static RentalMessages texts(Visit visit) {
        return visit.texts(RentalMessages.class);
    }

    private static CardMessages cards(Visit visit) {
        return visit.texts(CardMessages.class);
    }
}
