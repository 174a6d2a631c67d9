package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tron.trident.proto.Common.ResourceCode.ENERGY;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What a stake yields, and how it moves with everybody's stakes (recordings 02, 03, 14; facts §2). */
class StakeWeightTest extends OnANode {

    @Test
    void energyIsTheShareOfTheWholeStakeRoundedDownOnceForTheAccount() {
        TestKey owner = chain.account("owner", 30_000 * TRX);
        TestKey receiver = chain.account("receiver", 2000 * TRX);
        chain.include(TxDraft.freeze(owner, 6_906_123_456L, ENERGY), owner);
        chain.include(TxDraft.freeze(receiver, 1_333_333_333L, ENERGY), receiver);
        chain.include(TxDraft.delegate(owner, receiver, 1_906_123_457L), owner);

        assertYield(owner, 6_906_123_456L - 1_906_123_457L);
        assertYield(receiver, 1_333_333_333L + 1_906_123_457L);
    }

    @Test
    void theWholeStakeCountsWholeTrxOfEachOwner() {
        TestKey owner = chain.account("owner", 3000 * TRX);
        long before = weight(owner);

        chain.include(TxDraft.freeze(owner, 1_000_500_000L, ENERGY), owner);
        assertThat(weight(owner)).isEqualTo(before + 1000);
        chain.include(TxDraft.freeze(owner, 1_500_000L, ENERGY), owner);

        assertThat(weight(owner)).isEqualTo(before + 1002);
    }

    @Test
    void delegatingMovesNeitherTheWholeStakeNorTheVotes() {
        TestKey owner = staker("owner", 100, 1000);
        TestKey receiver = chain.account("receiver", TRX);
        JsonNode before = chain.resource(owner);

        chain.include(TxDraft.delegate(owner, receiver, 400 * TRX), owner);

        JsonNode after = chain.resource(owner);
        assertThat(after.path("TotalEnergyWeight")).isEqualTo(before.path("TotalEnergyWeight"));
        assertThat(after.path("tronPowerLimit").asLong()).isEqualTo(1000);
    }

    @Test
    void unstakingTakesTheEnergyAtOnceAndTheTrxOnlyAfterTwoWeeks() {
        TestKey owner = staker("owner", 100, 1000);
        long balance = chain.balance(owner);

        JsonNode info = chain.include(TxDraft.unfreeze(owner, 400 * TRX, ENERGY), owner);

        assertYield(owner, 600 * TRX);
        assertThat(chain.balance(owner)).isLessThanOrEqualTo(balance);
        JsonNode pending = chain.account(owner).path("unfrozenV2").path(0);
        assertThat(pending.path("unfreeze_amount").asLong()).isEqualTo(400 * TRX);
        assertThat(pending.path("unfreeze_expire_time").asLong())
                .isEqualTo(info.path("blockTimeStamp").asLong() - Head.SLOT_MS + 14L * 24 * 3_600_000);
    }

    private long weight(TestKey key) {
        return chain.resource(key).path("TotalEnergyWeight").asLong();
    }

    private void assertYield(TestKey key, long sun) {
        JsonNode r = chain.resource(key);
        double ratio = r.path("TotalEnergyLimit").asDouble()
                / r.path("TotalEnergyWeight").asDouble();
        assertThat(r.path("EnergyLimit").asLong()).isEqualTo((long) (sun / 1e6 * ratio));
    }
}
