package io.joule.bot.screen;

import io.joule.bot.card.Visit;

/**
 * A button of the main menu. A screen that wants one is {@code implements MenuEntry} as well.
 *
 * <p>Places from 0 stand two in a row: flash rental 10, packages 20, calculator 30, top up 40, pay for another 50,
 * market price 60, wallets 70, my orders 80, balance 90, language 100, help 110.
 */
public interface MenuEntry {

    /** Where it stands; lower is earlier. */
    int place();

    /** What is on it. */
    String label(Visit visit);

    /** The screen it opens. */
    String name();
}
