package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Locked delegations and when they can be taken back (recordings 05, 15; facts §4). */
class LockTest extends OnANode {

    private static final long THREE_DAYS_MS = 3L * 24 * 60 * 60 * 1000;

    private TestKey owner;
    private TestKey receiver;

    @BeforeEach
    void ownerWithAStake() {
        owner = staker("owner", 100, 1000);
        receiver = chain.account("receiver", TRX);
    }

    @Test
    void theLockCountsFromTheBlockBeforeTheOneThatIncludesIt() {
        JsonNode info = chain.include(TxDraft.delegateLocked(owner, receiver, 100 * TRX, 10), owner);

        assertThat(expiry(0)).isEqualTo(info.path("blockTimeStamp").asLong() - Head.SLOT_MS + 10 * Head.SLOT_MS);
    }

    @Test
    void aLockWithoutPeriodIsThreeDays() {
        JsonNode info = chain.include(TxDraft.delegateLocked(owner, receiver, 100 * TRX, 0), owner);

        assertThat(expiry(0)).isEqualTo(info.path("blockTimeStamp").asLong() - Head.SLOT_MS + THREE_DAYS_MS);
    }

    @Test
    void aLockedPartIsRefusedAtItsExpiryAndGivenBackOneBlockLater() {
        node.require(Capability.HAND_MADE_BLOCKS);
        chain.include(TxDraft.delegateLocked(owner, receiver, 100 * TRX, 4), owner);
        long expiry = expiry(0);

        node.advanceTo(expiry);
        JsonNode refusal = chain.refused(TxDraft.undelegate(owner, receiver, 100 * TRX), owner);
        assertThat(refusal.path("message").asText())
                .isEqualTo("Contract validate error : insufficient delegateFrozenBalance(Energy),"
                        + " request=100000000, unlock_balance=0");

        node.nextBlock();
        JsonNode info = chain.include(TxDraft.undelegate(owner, receiver, 100 * TRX), owner);
        assertThat(info.path("blockTimeStamp").asLong()).isEqualTo(expiry + 2 * Head.SLOT_MS);
        assertThat(chain.delegation(owner, receiver)).isEmpty();
    }

    @Test
    void nothingReturnsByItselfWhenALockExpires() {
        chain.include(TxDraft.delegateLocked(owner, receiver, 100 * TRX, 2), owner);
        long before = chain.resource(receiver).path("EnergyLimit").asLong();
        long expiry = expiry(0);

        node.advanceTo(expiry + 5 * Head.SLOT_MS);

        assertThat(chain.resource(receiver).path("EnergyLimit").asLong()).isEqualTo(before);
        assertThat(expiry(0)).isEqualTo(expiry);
        assertThat(chain.maxDelegation(owner)).isEqualTo(900 * TRX);
    }

    @Test
    void aNewLockMovesTheExpiryOfWhatWasLockedBefore() {
        chain.include(TxDraft.delegateLocked(owner, receiver, 100 * TRX, 10), owner);
        long first = expiry(0);

        chain.include(TxDraft.delegateLocked(owner, receiver, 10 * TRX, 100), owner);

        assertThat(records()).hasSize(1);
        assertThat(records().path(0).path("frozen_balance_for_energy").asLong()).isEqualTo(110 * TRX);
        assertThat(expiry(0)).isGreaterThan(first + 80 * Head.SLOT_MS);
    }

    @Test
    void aShorterLockThanTheOneThatRunsIsRefused() {
        chain.include(TxDraft.delegateLocked(owner, receiver, 100 * TRX, 100), owner);

        JsonNode refusal = chain.refused(TxDraft.delegateLocked(owner, receiver, 10 * TRX, 1), owner);

        assertThat(refusal.path("message").asText())
                .matches("Contract validate error : The lock period for ENERGY this time cannot be less than the"
                        + " remaining time\\[\\d+000ms] of the last lock period for ENERGY!");
    }

    @Test
    void lockedAndUnlockedPartsAreTwoRecordsAndTheUnlockedOneMayGoAtOnce() {
        chain.include(TxDraft.delegateLocked(owner, receiver, 100 * TRX, 1000), owner);
        chain.include(TxDraft.delegate(owner, receiver, 50 * TRX), owner);
        assertThat(records()).hasSize(2);
        assertThat(records().path(0).has("expire_time_for_energy")).isFalse();

        chain.include(TxDraft.undelegate(owner, receiver, 50 * TRX), owner);

        assertThat(records()).hasSize(1);
        assertThat(records().path(0).has("expire_time_for_energy")).isTrue();
        assertThat(chain.maxDelegation(owner)).isEqualTo(900 * TRX);
    }

    private JsonNode records() {
        return chain.delegation(owner, receiver).path("delegatedResource");
    }

    private long expiry(int record) {
        return records().path(record).path("expire_time_for_energy").asLong();
    }
}
