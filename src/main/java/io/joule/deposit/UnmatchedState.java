package io.joule.deposit;

import java.util.Locale;

/** What became of an unmatched payment. */
public enum UnmatchedState {
    /** It waits for somebody to say whose it is. */
    OPEN,
    /** The operator gave it to a customer. */
    ASSIGNED,
    /** A customer claimed it with the sender's signature. */
    CLAIMED,
    /** It is on its way back to the sender. */
    REFUNDING,
    /** The sender has it back. */
    REFUNDED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static UnmatchedState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
