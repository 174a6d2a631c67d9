package io.joule.base;

/** What a committed change can be about; the payload of a NOTIFY. */
public enum Topic {
    /** An order wants capacity or delivery. */
    ORDERS,
    /** A signed transaction is on its way. */
    CHAIN,
    /** A rental is due to come home. */
    RECLAIM,
    /** Something waits to be sent to Telegram. */
    TELEGRAM,
    /** Money may leave. */
    PAYOUTS,
    /** An operator lets isolated nodes back; said once, so it is not guessed after a lost connection. */
    NODES;

    /** Nothing is lost when it is looked for once more than it happened. */
    boolean isHint() {
        return this != NODES;
    }
}
