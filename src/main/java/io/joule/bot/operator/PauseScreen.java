package io.joule.bot.operator;

import io.joule.audit.Actor;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Visit;
import io.joule.order.Intake;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** {@code /pause}: stops the taking of new orders, with one press more. */
@ApplicationScoped
class PauseScreen extends OperatorScreen {

    static final String PAUSE = "pause";
    static final String RESUME = "resume";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Operators operators;
    private final Intake intake;

    PauseScreen(Operators operators, Intake intake) {
        this.operators = operators;
        this.intake = intake;
    }

    @Override
    protected Operators operators() {
        return operators;
    }

    @Override
    protected String word() {
        return PAUSE;
    }

    @Override
    protected Uni<Void> pressed(Event.Press press, Visit visit) {
        return switch (press.name()) {
            case PAUSE -> intake.set(true, by(visit));
            case RESUME -> intake.set(false, by(visit));
            default -> Uni.createFrom().voidItem();
        };
    }

    @Override
    protected Uni<Card> shown(Visit visit) {
        OperatorMessages texts = visit.texts(OperatorMessages.class);
        return intake.paused()
                .map(paused -> Card.of(Html.of()
                                .line(paused.map(one -> texts.paused(
                                                TIME.format(one.since().atOffset(ZoneOffset.UTC)), one.by()))
                                        .orElse(texts.open())))
                        .row(
                                paused.isPresent()
                                        ? Button.press(texts.resume(), RESUME)
                                        : Button.press(texts.pause(), PAUSE)));
    }

    private static Actor by(Visit visit) {
        return Actor.operator("Telegram " + visit.customer());
    }
}
