package io.joule.bot.screen;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The state of a screen that has none. */
@RegisterForReflection
public record Nothing() {

    public static final Nothing AT_ALL = new Nothing();
}
