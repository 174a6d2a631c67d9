package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What can be seen of a transaction between its broadcast and its block (recordings 01, 03, 12, 12b; facts §9). */
class PendingTransactionTest extends OnANode {

    @Test
    void aPendingTransferShowsInBalancesButHasNoInfoAndIsNotSolid() {
        TestKey alice = TestKey.fresh("alice");
        SignedTx tx = chain.send(TxDraft.transfer(node.faucet(), alice.hex(), 7 * TRX), node.faucet());

        JsonNode pending = chain.http.post("/wallet/gettransactionbyid", "value", tx.txid());
        assertThat(pending.at("/ret/0/contractRet").asText()).isEqualTo("SUCCESS");
        assertThat(chain.balance(alice)).isEqualTo(7 * TRX);
        assertThat(chain.info(tx.txid())).isEmpty();
        assertThat(chain.http.post("/walletsolidity/getaccount", "address", alice.hex()))
                .isEmpty();
        assertThat(chain.http.post("/walletsolidity/gettransactionbyid", "value", tx.txid()))
                .isEmpty();
    }

    @Test
    void aPendingDelegationShowsAtOnce() {
        TestKey owner = staker("owner", 10, 1000);
        TestKey receiver = chain.account("receiver", TRX);

        chain.send(TxDraft.delegate(owner, receiver, 100 * TRX), owner);

        assertThat(chain.delegation(owner, receiver)
                        .at("/delegatedResource/0/frozen_balance_for_energy")
                        .asLong())
                .isEqualTo(100 * TRX);
        assertThat(chain.maxDelegation(owner)).isEqualTo(900 * TRX);
        assertThat(chain.resource(receiver).path("EnergyLimit").asLong()).isPositive();
    }

    @Test
    void severalTransactionsOfOneOwnerFitIntoOneBlock() {
        TestKey owner = staker("owner", 10, 1000);
        TestKey receiver = chain.account("receiver", TRX);
        SignedTx first = chain.send(TxDraft.delegate(owner, receiver, 10 * TRX), owner);
        SignedTx second = chain.send(TxDraft.delegate(owner, receiver, 20 * TRX), owner);

        chain.awaitIncluded(first.txid());
        chain.awaitIncluded(second.txid());

        assertThat(chain.delegation(owner, receiver)
                        .at("/delegatedResource/0/frozen_balance_for_energy")
                        .asLong())
                .isEqualTo(30 * TRX);
    }

    @Test
    void aFreshlyActivatedAddressCanReceiveADelegationInTheSameBlock() {
        TestKey owner = staker("owner", 10, 1000);
        TestKey receiver = TestKey.fresh("receiver");
        chain.send(TxDraft.transfer(node.faucet(), receiver.hex(), 1), node.faucet());

        JsonNode info = chain.include(TxDraft.delegate(owner, receiver, 10 * TRX), owner);

        assertThat(info.path("blockNumber").asLong()).isPositive();
        assertThat(chain.delegation(owner, receiver).path("delegatedResource")).hasSize(1);
    }

    @Test
    void aLostTransactionLeavesNoTraceAndItsBytesAreAcceptedAgainOnce() {
        node.require(Capability.LOSE_PENDING);
        TestKey alice = chain.account("alice", 10 * TRX);
        SignedTx tx = chain.send(TxDraft.transfer(node.faucet(), alice.hex(), TRX), node.faucet());

        node.losePending();

        assertThat(chain.http.post("/wallet/gettransactionbyid", "value", tx.txid()))
                .isEmpty();
        assertThat(chain.balance(alice)).isEqualTo(10 * TRX);
        assertThat(chain.broadcast(tx).path("code").asText()).isEqualTo("SUCCESS");
        assertThat(chain.broadcast(tx).path("code").asText()).isEqualTo("DUP_TRANSACTION_ERROR");
        chain.awaitIncluded(tx.txid());
        assertThat(chain.broadcast(tx).path("code").asText()).isEqualTo("DUP_TRANSACTION_ERROR");
        assertThat(chain.balance(alice)).isEqualTo(11 * TRX);
    }

    @Test
    void aRolledBackBlockTakesItsDelegationAlongAndTheHeadStepsBack() {
        node.require(Capability.ROLL_BACK);
        TestKey owner = staker("owner", 10, 1000);
        TestKey receiver = chain.account("receiver", TRX);
        SignedTx tx = chain.send(TxDraft.delegate(owner, receiver, 100 * TRX), owner);
        long block = chain.awaitIncluded(tx.txid()).path("blockNumber").asLong();

        node.rollBackOneBlock();

        assertThat(chain.head().number()).isEqualTo(block - 1);
        assertThat(chain.info(tx.txid())).isEmpty();
        assertThat(chain.delegation(owner, receiver)).isEmpty();
        assertThat(chain.maxDelegation(owner)).isEqualTo(1000 * TRX);
        assertThat(chain.broadcast(tx).path("result").asBoolean()).isTrue();
        chain.awaitIncluded(tx.txid());
        assertThat(chain.maxDelegation(owner)).isEqualTo(900 * TRX);
    }
}
