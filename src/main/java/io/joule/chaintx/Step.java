package io.joule.chaintx;

import io.joule.tron.TransactionInfo;

/** What was learned of a transaction, and what comes with it. */
record Step(ChainTx tx, ChainTxEvent event, Facts facts) {

    /** Somebody showed it in a block; whether that block stays is seen when it is final. */
    static Step seen(ChainTx tx, TransactionInfo info, String blockId) {
        return new Step(tx, ChainTxEvent.SEEN_IN_BLOCK, Facts.in(info, blockId));
    }

    /** Its block is final; what that means depends on whether the call succeeded. */
    static Step settled(ChainTx tx, TransactionInfo info, String blockId) {
        ChainTxEvent last = info.success() ? ChainTxEvent.SEEN_SOLID : ChainTxEvent.FAILED_SOLID;
        return new Step(tx, last, Facts.in(info, blockId));
    }

    /** Nothing new: only the time of the next look moves. */
    static Step waitOn(ChainTx tx) {
        return new Step(tx, ChainTxEvent.SENT, Facts.none());
    }
}
