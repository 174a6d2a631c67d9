package io.joule.bot.operator;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.BotMessages;
import io.joule.bot.conversation.Screens;
import io.joule.bot.screen.Nothing;
import io.joule.bot.screen.StatelessScreen;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** A screen that only operators see, and that is gone for one who is none any more. */
public abstract class OperatorScreen implements StatelessScreen {

    @Override
    public String name() {
        return "operator-" + word();
    }

    @Override
    public Optional<String> command() {
        return Optional.of(word());
    }

    @Override
    public boolean isFor(long person) {
        return operators().include(person);
    }

    @Override
    public Uni<Step> on(Nothing state, Event event, Visit visit) {
        return event instanceof Event.Press press && isFor(visit.customer())
                ? pressed(press, visit).replaceWith(Step.stay(state))
                : Step.none().now();
    }

    @Override
    public Uni<Card> card(Nothing state, Visit visit) {
        Button menu = Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME);
        return isFor(visit.customer())
                ? shown(visit).map(card -> card.row(menu))
                : Uni.createFrom()
                        .item(Card.of(Html.of()
                                        .text(visit.texts(BotMessages.class).unknownCommand()))
                                .row(menu));
    }

    protected abstract Operators operators();

    /** The command, without the slash. */
    protected abstract String word();

    protected abstract Uni<Card> shown(Visit visit);

    /** What an operator's press does. */
    protected Uni<Void> pressed(Event.Press press, Visit visit) {
        return Uni.createFrom().voidItem();
    }

    protected static Button refresh(Visit visit) {
        return Button.press(visit.texts(CardMessages.class).refresh(), "refresh");
    }
}
