package io.joule.conformance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a node of its own: a fresh simulated chain, or the real node that was named. */
abstract class OnANode {

    NodeUnderTest node;
    ChainDriver chain;

    /** How many blocks the simulator's solid view is behind. */
    int solidLag() {
        return 1;
    }

    @BeforeEach
    void openNode() {
        node = NodeUnderTest.open(solidLag());
        chain = new ChainDriver(node);
    }

    @AfterEach
    void closeNode() {
        if (node != null) {
            node.close();
        }
    }

    /** An account with this much TRX beside this much staked for energy. */
    TestKey staker(String label, long trx, long stakedTrx) {
        TestKey key = chain.account(label, (trx + stakedTrx) * ChainDriver.TRX);
        chain.include(
                TxDraft.freeze(key, stakedTrx * ChainDriver.TRX, org.tron.trident.proto.Common.ResourceCode.ENERGY),
                key);
        return key;
    }
}
