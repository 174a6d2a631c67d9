package io.joule.chaintx;

import io.joule.tron.TransactionInfo;

/** What was learned of a transaction, and what comes with it. */
record Step(ChainTx tx, ChainTxEvent event, Facts facts) {

    /** It was found in a block; what that means depends on whether the block is final and the call succeeded. */
    static Step seen(ChainTx tx, TransactionInfo info, String blockId, boolean solid) {
        ChainTxEvent last = info.success() ? ChainTxEvent.SEEN_SOLID : ChainTxEvent.FAILED_SOLID;
        return new Step(tx, solid ? last : ChainTxEvent.SEEN_IN_BLOCK, Facts.in(info, blockId));
    }

    /** Nothing new: only the time of the next look moves. */
    static Step waitOn(ChainTx tx) {
        return new Step(tx, ChainTxEvent.SENT, Facts.none());
    }
}
