package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;

import org.junit.jupiter.api.AfterEach;
import org.tron.trident.proto.Common.ResourceCode;

/** What the recorder did before a recording begins, in whole TRX: funding, staking, lending. */
abstract class Stage {

    NodeUnderTest node;
    ChainDriver chain;
    Replay replay;

    @AfterEach
    void closeNode() {
        if (node != null) {
            node.close();
        }
    }

    final void start(String recording) {
        start(recording, 1);
    }

    final void start(String recording, int solidLag) {
        node = NodeUnderTest.open(solidLag);
        replay = Replay.of(recording, node);
        chain = replay.chain();
    }

    final void fund(String label, long trx) {
        chain.include(TxDraft.transfer(node.faucet(), replay.key(label).hex(), trx * TRX), node.faucet());
    }

    final void fundAndStake(String label, long trx, long staked) {
        fund(label, trx);
        stake(label, staked, ResourceCode.ENERGY);
    }

    final void stake(String label, long trx, ResourceCode resource) {
        chain.include(TxDraft.freeze(replay.key(label), trx * TRX, resource), replay.key(label));
    }

    final void delegate(String owner, String receiver, long trx) {
        chain.include(TxDraft.delegate(replay.key(owner), replay.key(receiver), trx * TRX), replay.key(owner));
    }

    final void giveTokens(String holderHex, long micros) {
        chain.include(TxDraft.tokenTransfer(node.faucet(), node.token(), holderHex, micros, 100 * TRX), node.faucet());
    }

    final void giveLookalikes(String label, long micros) {
        chain.include(
                TxDraft.tokenTransfer(
                        node.faucet(), node.lookalike(), replay.key(label).hex(), micros, 100 * TRX),
                node.faucet());
    }

    /** Leaves out every step whose name begins so. */
    final void skip(Capability missing, String... stepNames) {
        for (String name : stepNames) {
            replay.skip(name, missing.absence);
        }
    }
}
