package io.joule.bot.rental;

/** Where the money of an order came from, and goes back to, as seen by who reads about it. */
public enum PaidFrom {
    BALANCE,
    /** The order is a use of the reader's package. */
    PACKAGE,
    /** Somebody else's balance. */
    FRIEND;

    String back(RentalMessages texts) {
        return switch (this) {
            case BALANCE -> texts.moneyBack();
            case PACKAGE -> texts.useBack();
            case FRIEND -> texts.payerBack();
        };
    }
}
