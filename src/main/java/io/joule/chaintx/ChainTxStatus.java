package io.joule.chaintx;

import io.joule.base.TransitionTable;
import java.util.Locale;

/** Where a signed transaction stands; {@link #TABLE} lists every legal step. */
public enum ChainTxStatus {
    /** Written down; not known to have left. */
    SIGNED,
    /** It may have left; nobody can tell yet whether it will be included. */
    IN_DOUBT,
    /**
     * In a block of the head chain, which may still be rolled back; whether its call succeeded is in the block's facts.
     */
    INCLUDED,
    /** In a block of the solidified chain: final. */
    SOLIDIFIED,
    /** In a block of the solidified chain, but what it called failed: final, and nothing moved but the fee. */
    FAILED,
    /** Proven: it was not included and never will be. */
    EXPIRED,
    /** The node turned it away at its first and only send. */
    REFUSED;

    public static final TransitionTable<ChainTxStatus, ChainTxEvent> TABLE =
            TransitionTable.<ChainTxStatus, ChainTxEvent>builder()
                    .on(SIGNED, ChainTxEvent.SENT, IN_DOUBT)
                    .on(SIGNED, ChainTxEvent.TURNED_AWAY, REFUSED)
                    .on(SIGNED, ChainTxEvent.SEEN_IN_BLOCK, INCLUDED)
                    .on(SIGNED, ChainTxEvent.SEEN_SOLID, SOLIDIFIED)
                    .on(SIGNED, ChainTxEvent.FAILED_SOLID, FAILED)
                    .on(SIGNED, ChainTxEvent.PROVEN_EXPIRED, EXPIRED)
                    .on(IN_DOUBT, ChainTxEvent.SENT, IN_DOUBT)
                    .on(IN_DOUBT, ChainTxEvent.SEEN_IN_BLOCK, INCLUDED)
                    .on(IN_DOUBT, ChainTxEvent.SEEN_SOLID, SOLIDIFIED)
                    .on(IN_DOUBT, ChainTxEvent.FAILED_SOLID, FAILED)
                    .on(IN_DOUBT, ChainTxEvent.PROVEN_EXPIRED, EXPIRED)
                    .on(INCLUDED, ChainTxEvent.SEEN_IN_BLOCK, INCLUDED)
                    .on(INCLUDED, ChainTxEvent.SEEN_SOLID, SOLIDIFIED)
                    .on(INCLUDED, ChainTxEvent.FAILED_SOLID, FAILED)
                    .on(INCLUDED, ChainTxEvent.GONE, IN_DOUBT)
                    .build();

    public boolean inBlock() {
        return this == INCLUDED || this == SOLIDIFIED || this == FAILED;
    }

    /** It did not do what it was signed for, and is not on its way any more. */
    public boolean isOver() {
        return this == FAILED || this == EXPIRED || this == REFUSED;
    }

    /** The word in the database and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ChainTxStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
