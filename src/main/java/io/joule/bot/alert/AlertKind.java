package io.joule.bot.alert;

import java.util.Locale;

/** What an operator is told of. */
public enum AlertKind {
    /** The books and the chain, or the books in themselves, do not agree. */
    FINDING(true),
    /** No deposit is credited any more. */
    DEPOSITS_STOPPED(true),
    /** A node said what can't be true. */
    NODE_ISOLATED(true),
    /** A node failed too often. */
    NODE_DOWN(false),
    /** No node answers at all. */
    NO_NODE(false),
    /** Little energy is left to be sold. */
    LOW_ENERGY(true),
    /** A supplier wallet can't pay for taking its energy back. */
    LOW_BANDWIDTH(true),
    /** Orders have waited too long for their energy. */
    ORDERS_WAIT(true);

    private final boolean atOnce;

    AlertKind(boolean atOnce) {
        this.atOnce = atOnce;
    }

    /** It is told when it is first seen; other kinds when they last. */
    boolean atOnce() {
        return atOnce;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
