package io.joule.deposit;

import io.joule.tron.BlockRef;
import io.joule.tron.TxId;

/** A payment to the deposit address as a block shows it. */
record Arrival(TxId id, Incoming payment, BlockRef block) {

    /** What makes it unique, here and in the ledger. */
    String reference() {
        return id + ":" + payment.index();
    }
}
