package io.joule.bot.screen;

import io.joule.bot.card.Screen;

/** A screen that has nothing to remember. */
public interface StatelessScreen extends Screen<Nothing> {

    @Override
    default Class<Nothing> stateType() {
        return Nothing.class;
    }

    @Override
    default Nothing start() {
        return Nothing.AT_ALL;
    }
}
