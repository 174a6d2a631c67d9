package io.joule.bot.pay;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.bot.rental.Rental;
import io.joule.bot.rental.RentalScreen;
import io.joule.bot.screen.MenuEntry;
import io.joule.bot.screen.Nothing;
import io.joule.bot.screen.StatelessScreen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The two ways in which one person pays for another. */
@ApplicationScoped
public class PayForScreen implements StatelessScreen, MenuEntry {

    @Override
    public String name() {
        return "pay-for";
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
    public Uni<Step> on(Nothing state, Event event, Visit visit) {
        if (!(event instanceof Event.Press press)) {
            return Step.none().now();
        }
        Rental chosen = press.name().equals("ask") ? Rental.START.forFriend() : Rental.START.asking(Rental.RECEIVER);
        return Step.open(RentalScreen.NAME, chosen).now();
    }

    @Override
    public Uni<Card> card(Nothing state, Visit visit) {
        PayMessages texts = texts(visit);
        Html text = Html.of()
                .bold(texts.title())
                .line()
                .line()
                .line(texts.forOther())
                .line()
                .line(texts.byFriend());
        return Uni.createFrom()
                .item(Card.of(text)
                        .row(Button.press(texts.payOther(), "other"))
                        .row(Button.press(texts.askFriend(), "ask"))
                        .row(Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME)));
    }

    private static PayMessages texts(Visit visit) {
        return visit.texts(PayMessages.class);
    }
}
