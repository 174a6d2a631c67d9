package io.joule.deposit;

import java.util.Locale;

/** What ties a credited payment to its customer. */
public enum MatchedBy {
    /** Its amount, which this customer announced. */
    INTENT,
    /** Its sender, proven to be this customer's. */
    SENDER,
    /** This customer claimed it, with the sender's signature. */
    CLAIM,
    /** The operator said so. */
    OPERATOR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MatchedBy of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
