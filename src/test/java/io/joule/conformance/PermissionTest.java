package io.joule.conformance;

import static io.joule.conformance.ChainDriver.TRX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tron.trident.proto.Common.Key;
import org.tron.trident.proto.Common.Permission;
import org.tron.trident.proto.Common.ResourceCode;
import org.tron.trident.proto.Contract.AccountPermissionUpdateContract;

/** An operator key that may delegate and reclaim, and nothing else (recording 08; facts §11). */
class PermissionTest extends OnANode {

    private static final String DELEGATE_AND_UNDELEGATE = "0000000000000006" + "0".repeat(48);
    private static final int ACTIVE = 2;

    private TestKey owner;
    private TestKey operator;
    private TestKey receiver;

    @BeforeEach
    void ownerWithAnOperator() {
        owner = staker("owner", 500, 1000);
        operator = TestKey.fresh("operator");
        receiver = chain.account("receiver", TRX);
        JsonNode info = chain.include(grant(operator, DELEGATE_AND_UNDELEGATE), owner);
        assertThat(info.path("fee").asLong()).isGreaterThanOrEqualTo(100 * TRX);
    }

    @Test
    void theOperatorDelegatesAndReclaimsAndTheOwnerPays() {
        assertThat(chain.account(operator)).isEmpty();

        chain.include(TxDraft.delegate(owner, receiver, 100 * TRX).underPermission(ACTIVE), operator);
        assertThat(chain.maxDelegation(owner)).isEqualTo(900 * TRX);
        chain.include(TxDraft.undelegate(owner, receiver, 100 * TRX).underPermission(ACTIVE), operator);

        assertThat(chain.maxDelegation(owner)).isEqualTo(1000 * TRX);
        assertThat(chain.account(operator)).isEmpty();
    }

    @Test
    void theOperatorCanNeitherMoveTrxNorUnstakeNorGrant() {
        for (TxDraft forbidden : new TxDraft[] {
            TxDraft.transfer(owner, operator.hex(), TRX),
            TxDraft.unfreeze(owner, TRX, ResourceCode.ENERGY),
            grant(operator, DELEGATE_AND_UNDELEGATE)
        }) {
            JsonNode answer = chain.refused(forbidden.underPermission(ACTIVE), operator);
            assertThat(answer.path("code").asText()).isEqualTo("SIGERROR");
            assertThat(answer.path("message").asText()).isEqualTo("Validate signature error: Permission denied");
        }
    }

    @Test
    void whoForgetsThePermissionIdIsNotOfTheOwnersPermission() {
        SignedTx tx = chain.sign(TxDraft.delegate(owner, receiver, 10 * TRX), operator);

        assertThat(chain.broadcast(tx).path("message").asText())
                .isEqualTo("Validate signature error: " + tx.signatureHex(0) + " is signed by " + operator.address()
                        + " but it is not contained of permission.");
    }

    @Test
    void aGrantReplacesEveryEarlierActivePermission() {
        TestKey successor = TestKey.fresh("successor");

        chain.include(grant(successor, DELEGATE_AND_UNDELEGATE), owner);

        JsonNode actives = chain.account(owner).path("active_permission");
        assertThat(actives).hasSize(1);
        assertThat(actives.at("/0/keys/0/address").asText()).isEqualTo(successor.hex());
        assertThat(actives.at("/0/operations").asText()).isEqualTo(DELEGATE_AND_UNDELEGATE);
        JsonNode answer =
                chain.refused(TxDraft.delegate(owner, receiver, 10 * TRX).underPermission(ACTIVE), operator);
        assertThat(answer.path("code").asText()).isEqualTo("SIGERROR");
    }

    @Test
    void whatFollowsAGrantInTheSameBlockIsDroppedWithoutAWord() {
        node.require(Capability.HAND_MADE_BLOCKS);
        SignedTx grant = chain.send(grant(TestKey.fresh("successor"), DELEGATE_AND_UNDELEGATE), owner);
        SignedTx dropped = chain.send(TxDraft.delegate(owner, receiver, 10 * TRX), owner);

        node.nextBlock();

        assertThat(chain.info(grant.txid()).has("blockNumber")).isTrue();
        assertThat(chain.info(dropped.txid())).isEmpty();
        node.nextBlock();
        assertThat(chain.info(dropped.txid())).isEmpty();
        assertThat(chain.delegation(owner, receiver)).isEmpty();
    }

    @Test
    void theOwnerKeyKeepsItsOwnPermission() {
        chain.include(TxDraft.delegate(owner, receiver, 10 * TRX), owner);

        assertThat(chain.refused(TxDraft.delegate(owner, receiver, 10 * TRX).underPermission(ACTIVE), owner)
                        .path("code")
                        .asText())
                .isEqualTo("SIGERROR");
    }

    private TxDraft grant(TestKey to, String operations) {
        Permission ownerPermission = permission(owner)
                .setType(Permission.PermissionType.Owner)
                .setPermissionName("owner")
                .build();
        Permission active = permission(to)
                .setType(Permission.PermissionType.Active)
                .setId(ACTIVE)
                .setPermissionName("delegate-only")
                .setOperations(ByteString.fromHex(operations))
                .build();
        return TxDraft.permissionUpdate(AccountPermissionUpdateContract.newBuilder()
                .setOwnerAddress(TxDraft.bytes(owner.hex()))
                .setOwner(ownerPermission)
                .addActives(active)
                .build());
    }

    private static Permission.Builder permission(TestKey key) {
        return Permission.newBuilder()
                .setThreshold(1)
                .addKeys(Key.newBuilder().setAddress(TxDraft.bytes(key.hex())).setWeight(1));
    }
}
