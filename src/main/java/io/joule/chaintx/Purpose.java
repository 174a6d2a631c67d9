package io.joule.chaintx;

import java.util.Locale;

/** What a transaction is for; with the subject's id it names the one thing that must happen once. */
public enum Purpose {
    DELEGATE,
    RECLAIM,
    /** An unmatched payment goes back to its sender. */
    REFUND,
    /** A customer's balance leaves. */
    WITHDRAWAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Purpose of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
