package io.joule.bot.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A button of a card: something it does here, a text it copies, or a page it opens. */
public record Button(String label, Action action, String url, String copied) {

    /**
     * What a press does; kept with the conversation, so that it has no limit of length and can't be forged.
     *
     * @param screen which screen opens; null: the press is an event of the screen that made the button
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    public record Action(String screen, String name, String value) {}

    /** A press is {@code Event.Press(name, "")} of this screen. */
    public static Button press(String label, String name) {
        return press(label, name, "");
    }

    /** A press is {@code Event.Press(name, value)} of this screen. */
    public static Button press(String label, String name, String value) {
        return new Button(label, new Action(null, name, value), null, null);
    }

    /** A press opens that screen where it starts. */
    public static Button open(String label, String screen) {
        return new Button(label, new Action(screen, "", ""), null, null);
    }

    public static Button url(String label, String url) {
        return new Button(label, null, url, null);
    }

    /** A tap puts {@code copied} (at most 256 characters) on the clipboard. */
    public static Button copy(String label, String copied) {
        return new Button(label, null, null, copied);
    }
}
