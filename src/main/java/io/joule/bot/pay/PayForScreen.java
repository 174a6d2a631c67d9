package io.joule.bot.pay;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Paging;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.bot.rental.Rental;
import io.joule.bot.rental.RentalScreen;
import io.joule.bot.screen.MenuEntry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The two ways in which one person pays for another, and what one has asked friends to pay. */
@ApplicationScoped
public class PayForScreen implements Screen<PayForScreen.Place>, MenuEntry {

    static final String NAME = "pay-for";

    private final PayLinks links;
    private final OpenLinks list;

    PayForScreen(PayLinks links, OpenLinks list) {
        this.links = links;
        this.list = list;
    }

    /** @param page of the open links, from 0 */
    @RegisterForReflection
    public record Place(int page) {}

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
        return new Place(0);
    }

    @Override
    public int place() {
        return 50;
    }

    @Override
    public String label(Visit visit) {
        return texts(visit).title();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("payfor");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(texts(visit).command());
    }

    @Override
    public Uni<Step> on(Place state, Event event, Visit visit) {
        if (!(event instanceof Event.Press press)) {
            return Step.none().now();
        }
        Step step =
                switch (press.name()) {
                    case OpenLinks.SHOW -> Step.open(PayScreen.NAME, new PayScreen.Opened(press.value()));
                    case Paging.PAGE -> Step.stay(new Place(Integer.parseInt(press.value())));
                    case "ask" -> Step.open(RentalScreen.NAME, Rental.START.forFriend());
                    default -> Step.open(RentalScreen.NAME, Rental.START.asking(Rental.RECEIVER));
                };
        return step.now();
    }

    @Override
    public Uni<Card> card(Place state, Visit visit) {
        return links.open(visit.customer()).map(open -> card(open, state.page(), visit));
    }

    private Card card(List<PayLink> open, int page, Visit visit) {
        PayMessages texts = texts(visit);
        Html text = Html.of()
                .bold(texts.title())
                .line()
                .line()
                .line(texts.forOther())
                .line()
                .line(texts.byFriend());
        if (!open.isEmpty()) {
            list.list(text, open, page, visit);
        }
        Card card =
                Card.of(text).row(Button.press(texts.payOther(), "other")).row(Button.press(texts.askFriend(), "ask"));
        return (open.isEmpty() ? card : list.buttons(card, open, page))
                .row(Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME));
    }

    private static PayMessages texts(Visit visit) {
        return visit.texts(PayMessages.class);
    }
}
