package io.joule.bot.screen;

/** The state of a screen that has none. */
public record Nothing() {

    public static final Nothing AT_ALL = new Nothing();
}
