package io.joule.bot.operator;

import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /resume}: the other word for the card of {@code /pause}, which shows how it is and the way to change it. */
@ApplicationScoped
class ResumeScreen extends OperatorScreen {

    private final Operators operators;
    private final PauseScreen pause;

    ResumeScreen(Operators operators, PauseScreen pause) {
        this.operators = operators;
        this.pause = pause;
    }

    @Override
    protected Operators operators() {
        return operators;
    }

    @Override
    protected String word() {
        return PauseScreen.RESUME;
    }

    @Override
    protected Uni<Void> pressed(Event.Press press, Visit visit) {
        return pause.pressed(press, visit);
    }

    @Override
    protected Uni<Card> shown(Visit visit) {
        return pause.shown(visit);
    }
}
