package io.joule.bot.conversation;

import io.joule.base.Check;
import io.joule.bot.card.Screen;
import io.joule.bot.card.Visit;
import io.joule.notice.telegram.BotCommand;
import io.joule.notice.telegram.TelegramJson;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    Optional<Place> byCommand(String command, String argument) {
        return Optional.ofNullable(byCommand.get(command))
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

    Optional<Place> byLink(String payload) {
        return payload.isEmpty() ? Optional.empty() : first(screen -> screen.linked(payload));
    }

    Optional<Place> byText(String text) {
        return first(screen -> screen.typed(text));
    }

    Place home() {
        return Place.start(named(HOME));
    }

    private Optional<Place> first(Function<Screen<?>, Optional<? extends Record>> question) {
        return byName.values().stream()
                .flatMap(screen -> question.apply(screen).map(state -> new Place(screen.name(), state)).stream())
                .findFirst();
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
