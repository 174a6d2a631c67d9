package io.joule.deposit;

import java.util.Locale;

/** How an address was proven to be a customer's. */
public enum Proof {
    /** It paid what this customer announced, and never what another one did. Only ever used to take money in. */
    PAYMENT,
    /** Its key signed a text that names the customer. */
    SIGNATURE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Proof of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
