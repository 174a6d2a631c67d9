package io.joule.bot.conversation;

import io.joule.base.Check;
import io.joule.bot.card.Link;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Step;
import io.joule.bot.card.Typed;
import io.joule.bot.card.Visit;
import io.joule.notice.telegram.BotCommand;
import io.joule.notice.telegram.TelegramJson;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every screen there is, by name, by command and by what leads to it. */
@ApplicationScoped
public class Screens {

    /** Where everybody begins, and where everything unknown leads. */
    public static final String HOME = "menu";

    private final Map<String, Screen<?>> byName = new HashMap<>();
    private final Map<String, Screen<?>> byCommand = new HashMap<>();

    Screens(@All List<Screen<?>> all) {
        for (Screen<?> screen : all) {
            Check.that(byName.put(screen.name(), screen) == null, "two screens are called %s", screen.name());
            screen.command()
                    .ifPresent(command -> Check.that(
                            byCommand.put(command, screen) == null, "two screens are opened by /%s", command));
        }
        Check.that(byName.containsKey(HOME), "there is no screen %s", HOME);
    }

    /** The screen of that name; the main menu for a name that no screen has any more. */
    Screen<?> named(String name) {
        return byName.getOrDefault(name, byName.get(HOME));
    }

    /** Empty for one that is not there, or not for this person. */
    Optional<Place> byCommand(String command, String argument, long person) {
        return Optional.ofNullable(byCommand.get(command))
                .filter(screen -> screen.isFor(person))
                .map(screen -> new Place(screen.name(), screen.opened(argument)));
    }

    /** The bot's menu in the visitor's language. */
    public List<BotCommand> menu(Visit visit) {
        return byCommand.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry ->
                        entry.getValue().describe(visit).stream().map(text -> new BotCommand(entry.getKey(), text)))
                .toList();
    }

    /** Where a link leads; empty for one that nobody made. */
    Optional<Uni<Step>> byLink(String payload, Visit visit) {
        return payload.startsWith(Link.COMMAND)
                ? byCommand(payload.substring(Link.COMMAND.length()), "", visit.customer())
                        .map(place -> Step.open(place.screen(), place.state()).now())
                : byName.values().stream()
                        .flatMap(screen -> screen.linked(payload, visit).stream())
                        .findFirst();
    }

    Optional<Place> byText(String text) {
        return byName.values().stream()
                .flatMap(screen -> screen.typed(text).map(state -> new Place(screen.name(), state)).stream())
                .findFirst();
    }

    /** Where a text leads that the open screen has no say in. */
    Optional<Place> byClaim(String text, Screen<?> open, String state) {
        return Typed.plain(text).split("\\s").length == 1 && awaitsAddress(open, state)
                ? Optional.empty()
                : byName.values().stream()
                        .flatMap(screen -> screen.claimed(text).map(to -> new Place(screen.name(), to)).stream())
                        .findFirst();
    }

    private <S extends Record> boolean awaitsAddress(Screen<S> open, String state) {
        return open.awaitsAddress(state(open, state));
    }

    Place home() {
        return Place.start(named(HOME));
    }

    /** The conversation's state, or the screen's start where it can't be read. */
    <S extends Record> S state(Screen<S> screen, String json) {
        try {
            S read = json.isEmpty() ? null : TelegramJson.read(json, screen.stateType());
            return read == null ? screen.start() : read;
        } catch (IllegalArgumentException e) {
            return screen.start();
        }
    }

    /** A screen and its state. */
    record Place(String screen, Record state) {

        static Place start(Screen<?> screen) {
            return new Place(screen.name(), screen.start());
        }
    }
}
