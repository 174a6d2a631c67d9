package io.joule.bot.card;

/** What reaches a screen. */
public sealed interface Event {

    /**
     * A button of the screen's own card, exactly as the screen made it: both are the bot's words, not the person's.
     *
     * @param value what the button stands for, or empty
     */
    record Press(String name, String value) implements Event {}

    /** A text that the person wrote while the screen was open. */
    record Text(String text) implements Event {}
}
