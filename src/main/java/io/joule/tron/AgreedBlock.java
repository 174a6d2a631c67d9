package io.joule.tron;

import io.joule.tron.TronNetwork.SolidBlock;
import java.util.List;

/**
 * A final block with what happened in it, and how sure that is.
 *
 * @param block with its TRX payments
 * @param infos of all its transactions, with their events; none when none of them calls a contract
 */
public record AgreedBlock(SolidBlock block, List<TransactionInfo> infos, Agreement agreement) {

    public enum Agreement {
        /** Two nodes of different parties said the same, field by field. */
        TWO,
        /** Only one is configured. */
        ALONE,
        /** There are others, but none of them could be asked just now. */
        UNWITNESSED
    }
}
