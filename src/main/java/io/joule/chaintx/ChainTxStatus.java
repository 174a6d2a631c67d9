package io.joule.chaintx;

import io.joule.base.TransitionTable;
import java.util.Locale;

/** Where a signed transaction stands; {@link #TABLE} lists every legal step. */
public enum ChainTxStatus {
    /** Written down; not known to have left. */
    SIGNED,
    /** It may have left; nobody can tell yet whether it will be included. */
    IN_DOUBT,
    /** In a block of the head chain, which may still be rolled back. */
    INCLUDED,
    /** In a block of the solidified chain: final. */
    SOLIDIFIED,
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
                    .on(SIGNED, ChainTxEvent.PROVEN_EXPIRED, EXPIRED)
                    .on(IN_DOUBT, ChainTxEvent.SENT, IN_DOUBT)
                    .on(IN_DOUBT, ChainTxEvent.SEEN_IN_BLOCK, INCLUDED)
                    .on(IN_DOUBT, ChainTxEvent.SEEN_SOLID, SOLIDIFIED)
                    .on(IN_DOUBT, ChainTxEvent.PROVEN_EXPIRED, EXPIRED)
                    .on(INCLUDED, ChainTxEvent.SEEN_IN_BLOCK, INCLUDED)
                    .on(INCLUDED, ChainTxEvent.SEEN_SOLID, SOLIDIFIED)
                    .on(INCLUDED, ChainTxEvent.GONE, IN_DOUBT)
                    .build();

    public boolean inBlock() {
        return this == INCLUDED || this == SOLIDIFIED;
    }

    /** The word in the database and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ChainTxStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
