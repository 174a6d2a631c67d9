package io.joule.ledger;

import java.util.Locale;

/** What a ledger transaction does, seen by the customer whose accounts it touches. */
public enum EntryKind {
    /** Money came in from the chain. */
    DEPOSIT,
    /** Available money is set aside for an order. */
    HOLD,
    /** A hold became revenue: the order was delivered. */
    CAPTURE,
    /** A hold went back to available: the order failed or was cancelled. */
    RELEASE,
    /** A capture was given back. */
    REFUND,
    /** An operator's correction. */
    ADJUSTMENT,
    /** A hold left: the customer took it out. */
    WITHDRAWAL,
    /** An unmatched payment came in and left again; no customer's. */
    PAYBACK,
    /** What a payout burned on the chain; no customer's. */
    NETWORK_FEE,
    /** A payment came in that nothing ties to a customer; the schema posts it with the payment's row. */
    UNMATCHED,
    /** It is unmatched no more: a deposit or a payback follows. */
    MATCHED,
    /** Available money was paid ahead, for a package. */
    PREPAY,
    /** What was paid ahead and not used is available again. */
    UNPREPAY,
    /** USDT became TRX. */
    EXCHANGE;

    /** As the schema and the API write it: {@code deposit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EntryKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
