package io.joule.chaintx;

/** What can be learned of a signed transaction. */
public enum ChainTxEvent {
    /** It was sent and not turned away for good: accepted, known, busy, or no answer. */
    SENT,
    /** Turned away at its first send, by the process that signed it; never concluded from a repeated send. */
    TURNED_AWAY,
    /** Found in a block of the head chain. */
    SEEN_IN_BLOCK,
    /** Found in a block of the solidified chain. */
    SEEN_SOLID,
    /** The same, but what it called failed: nothing moved but the fee. */
    FAILED_SOLID,
    /** No longer in the block it was in. */
    GONE,
    /** One node showed a solidified block later than its expiration and did not know it. */
    PROVEN_EXPIRED
}
