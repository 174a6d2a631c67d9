package io.joule.bot.conversation;

import io.joule.base.Refusal;
import io.joule.bot.BotIdentity;
import io.joule.bot.card.Button;
import io.joule.bot.card.Event;
import io.joule.bot.card.Link;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Incoming.Command;
import io.joule.bot.conversation.Incoming.Press;
import io.joule.bot.conversation.Screens.Place;
import io.joule.notice.telegram.TelegramJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds out what an event leads to. Writes nothing. */
@ApplicationScoped
class Thinker {

    private final Screens screens;
    private final Painter painter;
    private final BotIdentity identity;

    Thinker(Screens screens, Painter painter, BotIdentity identity) {
        this.screens = screens;
        this.painter = painter;
        this.identity = identity;
    }

    /**
     * @param early the press was answered already, so that a toast must go onto the card; asked when the step is known
     */
    Uni<Turn> press(Conversation c, Press press, String key, java.util.function.BooleanSupplier early) {
        Visit visit = visit(c, key);
        return pressed(c, press.data(), visit)
                .map(known -> known.chain(step -> paint(c, step, key, early.getAsBoolean() ? step.toast() : "")))
                .orElseGet(() -> stale(c, visit));
    }

    private Optional<Uni<Step>> pressed(Conversation c, String data, Visit visit) {
        Optional<String> link = Link.payload(data);
        return link.isPresent()
                ? Optional.of(arrive(link.get(), visit))
                : action(c, data).map(action -> step(c, action, visit));
    }

    Uni<Turn> command(Conversation c, Command command, String key) {
        Uni<Step> step = command.name().equals("start")
                ? arrive(command.argument(), visit(c, key))
                : screens.byCommand(command.name(), command.argument(), c.user())
                        .map(Thinker::open)
                        .orElseGet(() -> open(screens.home()).toast(texts(c).unknownCommand()))
                        .now();
        return step.chain(known -> paint(c, known, key, known.toast())).map(Turn::asLast);
    }

    /** Where a link leads: the main menu for one that nobody made. */
    private Uni<Step> arrive(String payload, Visit visit) {
        return Uni.createFrom()
                .deferred(() -> screens.byLink(payload, visit)
                        .orElseGet(() -> open(screens.home()).now()))
                .onFailure(Refusal.class)
                .recoverWithItem(refusal -> open(screens.home()).alert(Refused.words((Refusal) refusal, visit)));
    }

    private static Step open(Place place) {
        return Step.open(place.screen(), place.state());
    }

    boolean knows(Command command) {
        return command.name().equals("start")
                || screens.byCommand(
                                command.name(),
                                command.argument(),
                                command.person().id())
                        .isPresent();
    }

    Uni<Turn> text(Conversation c, String text, String key) {
        Screen<?> open = screens.named(c.screen());
        return screens.byClaim(text, open, c.state())
                .map(place -> paint(c, open(place), key, ""))
                .orElseGet(() -> on(open, c, new Event.Text(text), visit(c, key))
                        .chain(step -> step.ignored() ? elsewhere(c, text, key) : paint(c, step, key, step.toast())));
    }

    /** The same card, with a line that says why it comes again. */
    Uni<Turn> repeat(Conversation c, String note, String key) {
        return painter.anew(c, visit(c, key), note)
                .map(painted -> Turn.of(painted, Step.none()).asLast());
    }

    /** The main menu, with an apology. */
    Uni<Turn> apology(Conversation c, String key) {
        Place home = screens.home();
        return paint(c, Step.open(home.screen(), home.state()), key, texts(c).failed());
    }

    BotMessages texts(Conversation c) {
        return visit(c, "").texts(BotMessages.class);
    }

    private Uni<Turn> elsewhere(Conversation c, String text, String key) {
        return screens.byText(text)
                .map(place -> paint(c, open(place), key, ""))
                .orElseGet(() -> repeat(c, texts(c).unknownText(), key));
    }

    private Uni<Turn> stale(Conversation c, Visit visit) {
        return painter.again(c, visit)
                .map(painted -> Turn.of(painted, Step.none().toast(texts(c).stale())));
    }

    private Uni<Step> step(Conversation c, Button.Action action, Visit visit) {
        return action.screen() != null
                ? Step.open(action.screen()).now()
                : on(screens.named(c.screen()), c, new Event.Press(action.name(), action.value()), visit);
    }

    /** What a service declines is told, and the screen stays. */
    private <S extends Record> Uni<Step> on(Screen<S> screen, Conversation c, Event event, Visit visit) {
        S state = screens.state(screen, c.state());
        return Uni.createFrom()
                .deferred(() -> screen.on(state, event, visit))
                .onFailure(Refusal.class)
                .recoverWithItem(refusal -> Step.stay(state).alert(Refused.words((Refusal) refusal, visit)));
    }

    private Uni<Turn> paint(Conversation c, Step step, String key, String note) {
        Conversation next = moved(step.language() == null ? c : c.in(step.language()), step);
        return painter.anew(next, visit(next, key), note).map(painted -> Turn.of(painted, step));
    }

    private Conversation moved(Conversation c, Step step) {
        if (step.screen() == null && step.state() == null) {
            return c;
        }
        Screen<?> screen = screens.named(step.screen() == null ? c.screen() : step.screen());
        return c.at(screen.name(), step.state() == null ? "" : TelegramJson.write(step.state()));
    }

    Visit visit(Conversation c, String key) {
        return new Visit(c.user(), c.language(), key, identity.name());
    }

    /** Only what the present card of this person has. */
    private static Optional<Button.Action> action(Conversation c, String data) {
        int point = data.lastIndexOf('.');
        if (c.token().isEmpty() || point < 0 || !data.substring(0, point).equals(c.token())) {
            return Optional.empty();
        }
        String number = data.substring(point + 1);
        return number.matches("[0-9]{1,3}")
                        && Integer.parseInt(number) < c.actions().size()
                ? Optional.of(c.actions().get(Integer.parseInt(number)))
                : Optional.empty();
    }
}
