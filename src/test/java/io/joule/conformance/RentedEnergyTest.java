package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tron.trident.proto.Common.ResourceCode;

/** How rented energy is used, what is burned, what returns to the owner (recordings 06, 06c, 15; facts §5 and §6). */
class RentedEnergyTest extends OnANode {

    private static final long ENERGY_PRICE_SUN = 100;
    private static final Offset<Long> TWO_UNITS = within(2L);
    private static final long HOUR_MS = 3_600_000;

    private TestKey owner;
    private TestKey receiver;
    private TestKey recipient;

    @BeforeEach
    void ownerAndTokenHolders() {
        node.require(Capability.TOKEN);
        owner = staker("owner", 100, 50_000);
        receiver = chain.account("receiver", 100 * TRX);
        recipient = TestKey.fresh("recipient");
        chain.giveTokens(receiver, 1000 * TRX);
        chain.giveTokens(recipient, TRX);
    }

    @Test
    void enoughRentedEnergyMeansThatNothingIsBurnedForEnergy() {
        lend(sunFor(node.token().transferEnergy()) + 10 * TRX);

        JsonNode receipt = transfer(30 * TRX).path("receipt");

        assertThat(receipt.path("energy_usage").asLong()).isEqualTo(node.token().transferEnergy());
        assertThat(receipt.path("energy_usage_total").asLong())
                .isEqualTo(node.token().transferEnergy());
        assertThat(receipt.has("energy_fee")).isFalse();
        assertThat(used(receiver)).isCloseTo(node.token().transferEnergy(), within(5L));
    }

    @Test
    void aFirstTransferToANewHolderCostsMore() {
        recipient = TestKey.fresh("new holder");

        JsonNode receipt = transfer(100 * TRX).path("receipt");

        assertThat(receipt.path("energy_usage_total").asLong())
                .isEqualTo(node.token().firstTransferEnergy());
    }

    @Test
    void whatRentedEnergyDoesNotCoverIsBurnedAsTrx() {
        lend(sunFor(node.token().transferEnergy()) / 2);
        long limit = chain.resource(receiver).path("EnergyLimit").asLong();

        JsonNode info = transfer(30 * TRX);

        long fee = info.at("/receipt/energy_fee").asLong();
        assertThat(info.at("/receipt/energy_usage").asLong()).isEqualTo(limit);
        assertThat(limit + fee / ENERGY_PRICE_SUN).isEqualTo(node.token().transferEnergy());
        assertThat(info.path("fee").asLong())
                .isEqualTo(fee + info.at("/receipt/net_fee").asLong());
    }

    @Test
    void theFeeLimitCapsRentedEnergyAndTheFailedCallUsesItAll() {
        lend(20_000 * TRX);

        JsonNode info = transfer(TRX);

        assertThat(info.at("/receipt/result").asText()).isEqualTo("OUT_OF_ENERGY");
        assertThat(info.at("/receipt/energy_usage").asLong()).isEqualTo(TRX / ENERGY_PRICE_SUN);
        assertThat(info.at("/receipt/energy_usage_total").asLong()).isEqualTo(TRX / ENERGY_PRICE_SUN);
        assertThat(info.path("result").asText()).isEqualTo("FAILED");
        assertThat(info.has("log")).isFalse();
        assertThat(used(receiver)).isCloseTo(TRX / ENERGY_PRICE_SUN, TWO_UNITS);
    }

    @Test
    void aFeeLimitOfExactlyTheCostIsEnough() {
        lend(20_000 * TRX);

        JsonNode info = transfer(node.token().transferEnergy() * ENERGY_PRICE_SUN);

        assertThat(info.at("/receipt/result").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void halfOfAUsedDelegationBringsHalfOfItsUsageToTheOwner() {
        lend(14_000 * TRX);
        transfer(30 * TRX);
        long before = used(receiver);

        chain.include(TxDraft.undelegate(owner, receiver, 7000 * TRX), owner);

        assertThat(used(owner)).isCloseTo(before / 2, within(5L));
        assertThat(used(receiver)).isCloseTo(before - before / 2, within(5L));
    }

    @Test
    void aFullyReclaimedReceiverHasNothingUsedAndTheOwnerCanLendLess() {
        lend(14_000 * TRX);
        transfer(30 * TRX);
        long before = used(receiver);

        chain.include(TxDraft.undelegate(owner, receiver, 14_000 * TRX), owner);

        assertThat(chain.resource(receiver).has("EnergyUsed")).isFalse();
        assertThat(chain.resource(receiver).has("EnergyLimit")).isFalse();
        assertThat(used(owner)).isCloseTo(before, within(5L));
        long missing = 50_000 * TRX - chain.maxDelegation(owner);
        assertThat(missing).isCloseTo(sunFor(used(owner)), within(2 * sunFor(1)));
    }

    @Test
    void whoeverReclaimsFirstTakesItsShareOfTheUsage() {
        TestKey other = staker("other owner", 100, 50_000);
        lend(6000 * TRX);
        chain.include(TxDraft.delegate(other, receiver, 2000 * TRX), other);
        transfer(30 * TRX);
        long before = used(receiver);

        chain.include(TxDraft.undelegate(other, receiver, 2000 * TRX), other);
        chain.include(TxDraft.undelegate(owner, receiver, 6000 * TRX), owner);

        assertThat(used(other)).isCloseTo(before / 4, within(5L));
        assertThat(used(owner)).isCloseTo(before - before / 4, within(10L));
    }

    @Test
    void aLendersUseIsCoveredFirstByWhatItBorrowed() {
        chain.include(TxDraft.transfer(node.faucet(), receiver.hex(), 2000 * TRX), node.faucet());
        chain.include(TxDraft.freeze(receiver, 1000 * TRX, ResourceCode.ENERGY), receiver);
        lend(14_000 * TRX);

        transfer(30 * TRX);

        assertThat(used(receiver)).isPositive();
        assertThat(chain.maxDelegation(receiver)).isEqualTo(1000 * TRX);
    }

    @Test
    void aTransferThatFollowsTheReclaimInItsBlockBurnsTrx() {
        node.require(Capability.HAND_MADE_BLOCKS);
        lend(14_000 * TRX);
        chain.send(TxDraft.undelegate(owner, receiver, 14_000 * TRX), owner);

        JsonNode receipt = transfer(30 * TRX).path("receipt");

        assertThat(receipt.has("energy_usage")).isFalse();
        assertThat(receipt.path("energy_fee").asLong()).isEqualTo(node.token().transferEnergy() * ENERGY_PRICE_SUN);
    }

    @Test
    void usedEnergyRecoversEvenlyToNothingWithinADay() {
        node.require(Capability.MOVE_CLOCK);
        lend(14_000 * TRX);
        transfer(30 * TRX);
        long start = chain.head().time();
        long before = used(receiver);

        node.advanceTo(start + 6 * HOUR_MS);
        assertThat(used(receiver)).isCloseTo(before * 3 / 4, within(10L));
        node.advanceTo(start + 12 * HOUR_MS);
        assertThat(used(receiver)).isCloseTo(before / 2, within(10L));
        node.advanceTo(start + 24 * HOUR_MS + Head.SLOT_MS);
        assertThat(chain.resource(receiver).has("EnergyUsed")).isFalse();
    }

    @Test
    void recoveredUsageDoesNotReturnToTheOwner() {
        node.require(Capability.MOVE_CLOCK);
        lend(14_000 * TRX);
        transfer(30 * TRX);

        node.advanceTo(chain.head().time() + 25 * HOUR_MS);
        chain.include(TxDraft.undelegate(owner, receiver, 14_000 * TRX), owner);

        assertThat(chain.resource(owner).has("EnergyUsed")).isFalse();
        assertThat(chain.maxDelegation(owner)).isEqualTo(50_000 * TRX);
    }

    @Test
    void usageThatCameHomeKeepsItsRemainingTimeAndNotANewDay() {
        node.require(Capability.MOVE_CLOCK);
        lend(14_000 * TRX);
        transfer(30 * TRX);
        long start = chain.head().time();
        node.advanceTo(start + 12 * HOUR_MS);

        chain.include(TxDraft.undelegate(owner, receiver, 14_000 * TRX), owner);
        assertThat(used(owner)).isPositive();
        node.advanceTo(start + 24 * HOUR_MS + 10 * Head.SLOT_MS);

        assertThat(used(owner)).isZero();
    }

    @Test
    void theConstantCallForetellsTheEnergyOfTheTransfer() {
        JsonNode foretold = chain.http.post(
                "/wallet/triggerconstantcontract",
                "owner_address",
                receiver.hex(),
                "contract_address",
                node.token().hex(),
                "data",
                "a9059cbb" + TxDraft.word(recipient.hex20()) + TxDraft.word("1"));

        JsonNode info = transfer(100 * TRX);

        assertThat(foretold.path("energy_used").asLong())
                .isEqualTo(info.at("/receipt/energy_usage_total").asLong());
    }

    private void lend(long sun) {
        chain.include(TxDraft.delegate(owner, receiver, sun), owner);
    }

    private JsonNode transfer(long feeLimit) {
        return chain.include(TxDraft.tokenTransfer(receiver, node.token(), recipient.hex(), TRX, feeLimit), receiver);
    }

    private long used(TestKey key) {
        return chain.resource(key).path("EnergyUsed").asLong();
    }

    /** Sun whose stake yields this much energy now, rounded up. */
    private long sunFor(long energy) {
        JsonNode r = chain.resource(owner);
        long weight = r.path("TotalEnergyWeight").asLong();
        long limit = r.path("TotalEnergyLimit").asLong();
        return Math.multiplyExact(energy, weight) / (limit / ChainDriver.TRX) + 1;
    }
}
