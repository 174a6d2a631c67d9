package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The solid view trails the head (recording 17; facts §9a). */
class SolidityTest extends OnANode {

    private static final int LAG = 19;

    @Override
    int solidLag() {
        return LAG;
    }

    @Test
    void aTransactionIsSolidExactlyTheLagAfterItsBlock() {
        node.require(Capability.HAND_MADE_BLOCKS);
        TestKey alice = TestKey.fresh("alice");
        SignedTx tx = chain.send(TxDraft.transfer(node.faucet(), alice.hex(), TRX), node.faucet());
        long block = chain.awaitIncluded(tx.txid()).path("blockNumber").asLong();

        while (chain.head().number() < block + LAG - 1) {
            assertThat(chain.solidInfo(tx.txid())).isEmpty();
            node.nextBlock();
        }
        assertThat(chain.solidInfo(tx.txid())).isEmpty();
        node.nextBlock();

        assertThat(chain.solidInfo(tx.txid())).isEqualTo(chain.info(tx.txid()));
        assertThat(solidHead().number()).isEqualTo(block);
    }

    @Test
    void theSolidViewShowsTheDelegationOfTheSolidBlockOnly() {
        TestKey owner = staker("owner", 10, 1000);
        TestKey receiver = chain.account("receiver", TRX);
        SignedTx first = chain.send(TxDraft.delegate(owner, receiver, 100 * TRX), owner);
        chain.awaitSolid(first.txid());

        chain.include(TxDraft.delegate(owner, receiver, 50 * TRX), owner);

        assertThat(frozen(chain.delegation(owner, receiver))).isEqualTo(150 * TRX);
        JsonNode solid = chain.http.post(
                "/walletsolidity/getdelegatedresourcev2", "fromAddress", owner.hex(), "toAddress", receiver.hex());
        assertThat(frozen(solid)).isEqualTo(100 * TRX);
    }

    @Test
    void aNodeBuiltTransactionRefersToTheSolidBlockAndLivesOneMinute() {
        JsonNode built = chain.http.post(
                "/wallet/createtransaction",
                "owner_address",
                node.faucet().hex(),
                "to_address",
                TestKey.fresh("bob").hex(),
                "amount",
                1);

        long referred = Long.parseLong(built.at("/raw_data/ref_block_bytes").asText(), 16);
        long solid = solidHead().number() & 0xffff;
        // The solid view over HTTP trails the node's own solid number by one block (facts §9a).
        assertThat(referred).isBetween(solid, solid + 1);
        assertThat(built.at("/raw_data/expiration").asLong())
                .isBetween(chain.head().time(), chain.head().time() + 60_000);
    }

    @Test
    void theSolidViewDoesNotAnswerForResourcesAndParameters() {
        for (String path : new String[] {"getaccountresource", "getchainparameters"}) {
            JsonNode answer = chain.http.post(
                    "/walletsolidity/" + path, "address", node.faucet().hex());
            assertThat(answer.path("_http").asInt()).as(path).isEqualTo(405);
        }
    }

    private Head solidHead() {
        return Head.of(chain.http.post("/walletsolidity/getnowblock"));
    }

    private static long frozen(JsonNode delegation) {
        return delegation.at("/delegatedResource/0/frozen_balance_for_energy").asLong();
    }
}
