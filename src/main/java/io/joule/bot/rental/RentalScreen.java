package io.joule.bot.rental;

import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Paging;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Step;
import io.joule.bot.card.Typed;
import io.joule.bot.card.Visit;
import io.joule.bot.screen.MenuEntry;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where a rental is chosen: how much, how long, for whom. */
@ApplicationScoped
public class RentalScreen implements Screen<Rental>, MenuEntry {

    public static final String NAME = "rental";

    private final Offers offers;
    private final Quotes quotes;
    private final RentalCards cards;
    private final BuyText buyText;
    private final Problems problems;
    private final FriendPays friends;

    RentalScreen(
            Offers offers, Quotes quotes, RentalCards cards, BuyText buyText, Problems problems, FriendPays friends) {
        this.offers = offers;
        this.quotes = quotes;
        this.cards = cards;
        this.buyText = buyText;
        this.problems = problems;
        this.friends = friends;
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
        return visit.texts(RentalMessages.class).title();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("rent");
    }

    /** {@code /rent 65000 1h T…} is an order in one line, too. */
    @Override
    public Rental opened(String argument) {
        return argument.isEmpty() ? start() : buyText.read("buy " + argument).orElseGet(this::start);
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(RentalMessages.class).command());
    }

    @Override
    public Optional<Rental> typed(String text) {
        return buyText.read(text);
    }

    @Override
    public Optional<Rental> claimed(String text) {
        return BuyText.beginsOrder(text) || BuyText.isAddressAlone(text) ? typed(text) : Optional.empty();
    }

    @Override
    public boolean awaitsAddress(Rental state) {
        return true;
    }

    @Override
    public Uni<Step> on(Rental state, Event event, Visit visit) {
        if (event instanceof Event.Text text) {
            return written(state, Typed.plain(text.text()), visit).now();
        }
        Event.Press press = (Event.Press) event;
        return switch (press.name()) {
            case Rental.ENERGY ->
                Step.stay(state.energy(Long.parseLong(press.value()))).now();
            case "duration" -> Step.stay(state.duration(press.value())).now();
            case Rental.RECEIVER -> Step.stay(state.receiver(press.value())).now();
            case Paging.PAGE ->
                Step.stay(state.page(Integer.parseInt(press.value()))).now();
            case "ask" -> Step.stay(state.asking(press.value())).now();
            case "buy" -> offers.complete(state, visit.customer()).chain(rental -> quotes.offer(rental, visit));
            case "friend" ->
                offers.complete(state, visit.customer())
                        .chain(rental -> quotes.sellable(rental, visit, quote -> friends.ask(rental, visit)));
            default -> Step.stay(state.asking("")).now();
        };
    }

    @Override
    public Uni<Card> card(Rental state, Visit visit) {
        return state.asking().equals(Rental.ENERGY)
                ? Uni.createFrom().item(cards.askEnergy(visit))
                : offers.of(state, visit.customer())
                        .map(offer -> state.asking().equals(Rental.RECEIVER)
                                ? cards.askReceiver(offer, visit)
                                : cards.offer(offer, visit));
    }

    /** An order in one line means the same here as anywhere, so it is left to {@link #typed}. */
    private Step written(Rental state, String text, Visit visit) {
        if (BuyText.isOrder(text)) {
            return Step.none();
        }
        if (state.asking().equals(Rental.ENERGY) && !BuyText.isAddressAlone(text)) {
            return problems.energy(text)
                    .map(energy -> Step.stay(state.energy(energy)))
                    .orElseGet(() -> Step.stay(state).toast(problems.sentence(Rental.ENERGY, visit)));
        }
        boolean asked = state.asking().equals(Rental.RECEIVER);
        if (!asked && buyText.read(text).isEmpty()) {
            return Step.none();
        }
        String problem = Problems.ofAddress(text);
        return problem.isEmpty()
                ? Step.stay(state.receiver(TronAddress.parse(text).toString()))
                : Step.stay(state).toast(problems.sentence(problem, visit));
    }
}
