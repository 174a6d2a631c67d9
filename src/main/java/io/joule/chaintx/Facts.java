package io.joule.chaintx;

import io.joule.tron.BroadcastAnswer;
import io.joule.tron.TransactionInfo;

/**
 * What an event brings with it.
 *
 * @param block null unless the event is about a block
 * @param sends how many broadcasts this event stands for
 */
record Facts(ChainTx.InBlock block, String answerCode, String answer, int sends) {

    static Facts none() {
        return new Facts(null, null, null, 0);
    }

    /** It is about to leave. */
    static Facts sending() {
        return new Facts(null, null, null, 1);
    }

    static Facts answered(BroadcastAnswer answer, int sends) {
        return new Facts(null, answer.code(), answer.message(), sends);
    }

    static Facts in(TransactionInfo info, String blockId) {
        return new Facts(
                new ChainTx.InBlock(
                        info.height(), blockId, info.blockTime(), info.fee().value(), info.success()),
                null,
                null,
                0);
    }
}
