package io.joule.deposit;

import java.util.Locale;

/** Why a payment was not credited by itself. */
public enum Reason {
    /** Its amount is an announced one, but the block is later than the end of that. */
    LATE,
    /** Its amount is an announced one that was paid before. */
    PAID_TWICE,
    /** Its amount is close to an announced one, or a little less, but not it. */
    WRONG_AMOUNT,
    /** Nothing ties it to a customer. */
    UNKNOWN_SENDER,
    /** It was not announced, and is too small to ask whose it is. */
    BELOW_MINIMUM,
    /** It is no money here. */
    TOKEN_NOT_ACCEPTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Reason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
