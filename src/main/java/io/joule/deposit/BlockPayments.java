package io.joule.deposit;

import io.joule.tron.BlockRef;
import io.joule.tron.TxId;
import java.util.List;

/** What one block brings to the deposit address. */
record BlockPayments(BlockRef block, List<Arrival> arrivals, List<Token> tokens) {

    /** A token that is not accepted, and the transaction that sent it. */
    record Token(TxId id, ForeignToken transfer) {}
}
