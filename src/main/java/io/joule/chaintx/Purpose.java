package io.joule.chaintx;

import java.util.Locale;

/** What a transaction is for; with the subject's id it names the one thing that must happen once. */
public enum Purpose {
    DELEGATE,
    RECLAIM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Purpose of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
