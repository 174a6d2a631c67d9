package io.joule.bot.rental;

import io.joule.bot.card.Visit;

/** Where the money of an order came from, and goes back to, as seen by who reads about it. */
public enum PaidFrom {
    BALANCE,
    /** The order is a use of the reader's package. */
    PACKAGE,
    /** Somebody else's balance. */
    FRIEND;

    String back(Visit visit) {
        PaidFromMessages texts = visit.texts(PaidFromMessages.class);
        return switch (this) {
            case BALANCE -> texts.moneyBack();
            case PACKAGE -> texts.useBack();
            case FRIEND -> texts.payerBack();
        };
    }
}
