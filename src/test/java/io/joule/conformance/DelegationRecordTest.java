package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tron.trident.proto.Chain.Transaction.Contract.ContractType;
import org.tron.trident.proto.Common.ResourceCode;
import org.tron.trident.proto.Contract.DelegateResourceContract;

/** What the chain remembers of delegations, and what it doesn't (recordings 03, 04; facts §3 and §5). */
class DelegationRecordTest extends OnANode {

    private TestKey owner;
    private TestKey first;
    private TestKey second;

    @BeforeEach
    void ownerAndTwoReceivers() {
        owner = staker("owner", 3000, 1000);
        first = chain.account("first", TRX);
        second = chain.account("second", TRX);
    }

    @Test
    void twoOrdersForOneReceiverAreOneRecordAndAnyPartOfItCanBeTaken() {
        chain.include(TxDraft.delegate(owner, first, 10 * TRX), owner);
        chain.include(TxDraft.delegate(owner, first, 20 * TRX), owner);
        assertThat(records(first)).hasSize(1);

        chain.include(TxDraft.undelegate(owner, first, 30 * TRX - 1), owner);

        assertThat(records(first).at("/0/frozen_balance_for_energy").asLong()).isEqualTo(1);
        chain.include(TxDraft.undelegate(owner, first, 1), owner);
        assertThat(chain.delegation(owner, first)).isEmpty();
    }

    @Test
    void theIndexListsReceiversInTheOrderOfTheirLatestDelegation() {
        chain.include(TxDraft.delegate(owner, first, 10 * TRX), owner);
        chain.include(TxDraft.delegate(owner, second, 10 * TRX), owner);
        assertThat(receivers()).containsExactly(first.hex(), second.hex());

        chain.include(TxDraft.delegate(owner, first, 10 * TRX), owner);

        assertThat(receivers()).containsExactly(second.hex(), first.hex());
        chain.include(TxDraft.undelegate(owner, second, 10 * TRX), owner);
        assertThat(receivers()).containsExactly(first.hex());
    }

    @Test
    void oneRecordCanHoldEnergyAndBandwidthWithExpiriesOfTheirOwn() {
        chain.include(TxDraft.freeze(owner, 2000 * TRX, ResourceCode.BANDWIDTH), owner);
        chain.include(TxDraft.delegateLocked(owner, first, 10 * TRX, 100), owner);
        chain.include(bandwidth(20 * TRX, 1000), owner);

        assertThat(records(first)).hasSize(1);
        JsonNode record = records(first).path(0);
        assertThat(record.path("frozen_balance_for_energy").asLong()).isEqualTo(10 * TRX);
        assertThat(record.path("frozen_balance_for_bandwidth").asLong()).isEqualTo(20 * TRX);
        assertThat(record.path("expire_time_for_bandwidth").asLong())
                .isGreaterThan(record.path("expire_time_for_energy").asLong() + 800 * Head.SLOT_MS);
    }

    @Test
    void exactlyTheAnnouncedMaximumIsAcceptedAndOneSunMoreIsNot() {
        long max = chain.maxDelegation(owner);

        JsonNode answer = chain.refused(TxDraft.delegate(owner, first, max + 1), owner);
        assertThat(answer.path("message").asText())
                .isEqualTo("Contract validate error : delegateBalance must be less than or equal to available"
                        + " FreezeEnergyV2 balance");
        chain.include(TxDraft.delegate(owner, first, max), owner);

        assertThat(chain.maxDelegation(owner)).isZero();
    }

    private TxDraft bandwidth(long sun, long blocks) {
        return TxDraft.of(
                ContractType.DelegateResourceContract,
                ((DelegateResourceContract) TxDraft.delegateLocked(owner, first, sun, blocks)
                                .contract())
                        .toBuilder().setResource(ResourceCode.BANDWIDTH).build());
    }

    private JsonNode records(TestKey receiver) {
        return chain.delegation(owner, receiver).path("delegatedResource");
    }

    private List<String> receivers() {
        List<String> receivers = new ArrayList<>();
        chain.http
                .post("/wallet/getdelegatedresourceaccountindexv2", "value", owner.hex())
                .path("toAccounts")
                .forEach(one -> receivers.add(one.asText()));
        return receivers;
    }
}
