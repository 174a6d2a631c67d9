package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tron.trident.proto.Common.ResourceCode.BANDWIDTH;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Who pays for a transaction's bytes, and in which order (recording 11; facts §7 and §8). */
class BandwidthTest extends OnANode {

    private static final long BYTE_PRICE_SUN = 1000;

    @Test
    void stakedBandwidthComesFirstThenTheFreeQuotaThenTheFire() {
        TestKey alice = chain.account("alice", 10_000 * TRX);
        chain.include(TxDraft.freeze(alice, 200 * TRX, BANDWIDTH), alice);
        long freeUsed = chain.resource(alice).path("freeNetUsed").asLong();

        SignedTx fromStake = pay(alice);
        assertThat(receipt(fromStake).path("net_usage").asInt()).isEqualTo(fromStake.chargedBytes());
        assertThat(chain.resource(alice).path("NetUsed").asLong()).isEqualTo(fromStake.chargedBytes());
        assertThat(chain.resource(alice).path("freeNetUsed").asLong()).isLessThanOrEqualTo(freeUsed);

        SignedTx free = pay(alice);
        assertThat(receipt(free).path("net_usage").asInt()).isEqualTo(free.chargedBytes());
        SignedTx burned = pay(alice);
        assertThat(receipt(burned).path("net_fee").asLong()).isEqualTo(burned.chargedBytes() * BYTE_PRICE_SUN);
        assertThat(receipt(burned).has("net_usage")).isFalse();
    }

    @Test
    void withoutBandwidthAndTrxEvenAReclaimIsRefused() {
        TestKey owner = chain.account("owner", 1001 * TRX);
        TestKey receiver = chain.account("receiver", TRX);
        chain.include(TxDraft.freeze(owner, 1000 * TRX, org.tron.trident.proto.Common.ResourceCode.ENERGY), owner);
        chain.include(TxDraft.delegate(owner, receiver, 10 * TRX), owner);
        chain.include(TxDraft.transfer(owner, receiver.hex(), chain.balance(owner) - 300_000), owner);

        JsonNode answer = chain.refused(TxDraft.undelegate(owner, receiver, 10 * TRX), owner);

        assertThat(answer.path("code").asText()).isEqualTo("BANDWITH_ERROR");
        assertThat(answer.path("message").asText()).isEqualTo("Account resource insufficient error.");
    }

    @Test
    void activationCostsOneTrxAndATenthAlthoughThereIsFreeBandwidth() {
        TestKey alice = chain.account("alice", 10 * TRX);

        JsonNode info =
                chain.include(TxDraft.transfer(alice, TestKey.fresh("bob").hex(), 1), alice);

        assertThat(info.path("fee").asLong()).isEqualTo(1_100_000);
        assertThat(info.at("/receipt/net_fee").asLong()).isEqualTo(100_000);
        assertThat(chain.balance(alice)).isEqualTo(10 * TRX - 1_100_001);
    }

    @Test
    void stakedBandwidthSparesTheTenthOfAnActivation() {
        TestKey alice = chain.account("alice", 10_000 * TRX);
        chain.include(TxDraft.freeze(alice, 1000 * TRX, BANDWIDTH), alice);

        JsonNode info =
                chain.include(TxDraft.transfer(alice, TestKey.fresh("bob").hex(), 1), alice);

        assertThat(info.path("fee").asLong()).isEqualTo(TRX);
        assertThat(info.at("/receipt/net_usage").asLong()).isPositive();
    }

    @Test
    void theFreeQuotaRecoversOverADay() {
        node.require(Capability.MOVE_CLOCK);
        TestKey alice = chain.account("alice", 10 * TRX);
        pay(alice);
        long used = chain.resource(alice).path("freeNetUsed").asLong();

        node.advanceTo(chain.head().time() + 12 * 3_600_000L);
        assertThat(chain.resource(alice).path("freeNetUsed").asLong()).isBetween(used / 2 - 2, used / 2 + 2);
        node.advanceTo(chain.head().time() + 13 * 3_600_000L);
        assertThat(chain.resource(alice).has("freeNetUsed")).isFalse();
    }

    private SignedTx pay(TestKey from) {
        SignedTx tx = chain.send(TxDraft.transfer(from, node.faucet().hex(), 1), from);
        chain.awaitIncluded(tx.txid());
        return tx;
    }

    private JsonNode receipt(SignedTx tx) {
        return chain.info(tx.txid()).path("receipt");
    }
}
