package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.tron.Golden.Sent;
import io.joule.tron.TransactionPlan.Kind;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tron.trident.proto.Chain.Transaction;
import org.tron.trident.proto.Common.ResourceCode;
import org.tron.trident.proto.Contract.DelegateResourceContract;
import org.tron.trident.proto.Contract.TriggerSmartContract;
import org.tron.trident.proto.Contract.UnDelegateResourceContract;

/** Building, decoding, hashing and sizing against transactions that a real node took. */
class TransactionGoldenTest {

    static Stream<Sent> ours() {
        return Golden.broadcasts().stream().filter(TransactionGoldenTest::isOurs);
    }

    static Stream<Sent> oursWithOneSignature() {
        return ours().filter(sent -> sent.transaction().getSignatureCount() == 1
                && sent.transaction().getSignature(0).size() == SignedTransaction.SIGNATURE_BYTES);
    }

    static Stream<Sent> foreign() {
        return Golden.broadcasts().stream().filter(sent -> !isOurs(sent));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void rebuildingFromTheDecodedFieldsGivesTheRecordedBytesAndTxid(Sent sent) {
        DecodedTransaction decoded = TransactionDecoder.decode(sent.raw());

        UnsignedTransaction rebuilt = TransactionBuilder.build(
                decoded.plan(), blockOf(decoded.reference()), decoded.expiration(), decoded.timestampMs());

        assertThat(rebuilt.raw()).isEqualTo(sent.raw());
        assertThat(rebuilt.id()).hasToString(sent.txid());
    }

    @ParameterizedTest
    @MethodSource("oursWithOneSignature")
    void assemblingWithTheRecordedSignatureGivesTheRecordedTransaction(Sent sent) {
        DecodedTransaction decoded = TransactionDecoder.decode(sent.raw());
        UnsignedTransaction unsigned = TransactionBuilder.build(
                decoded.plan(), decoded.reference(), decoded.expiration(), decoded.timestampMs());

        SignedTransaction signed = SignedTransaction.of(
                unsigned, sent.transaction().getSignature(0).toByteArray());

        assertThat(signed.bytes()).isEqualTo(sent.bytes());
        assertThat(TransactionSize.bandwidthOf(unsigned)).isEqualTo(sent.chargedBytes());
        assertThat(TransactionSize.bandwidthOf(decoded.plan())).isEqualTo(sent.chargedBytes());
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void recordedTransactionsOfOtherKindsAreRefused(Sent sent) {
        assertThatThrownBy(() -> TransactionDecoder.decode(sent.raw())).isInstanceOf(UndecodableTransaction.class);
    }

    @Test
    void theRecordingsHoldEveryKindThatJouleMakesAndManyThatItDoesNot() {
        assertThat(ours().map(sent ->
                        TransactionDecoder.decode(sent.raw()).plan().kind()))
                .hasSizeGreaterThan(40)
                .contains(Kind.values());
        assertThat(foreign()).hasSizeGreaterThan(20);
    }

    @Test
    void aDelegationWithPermissionIdDecodesToItsPlan() {
        Sent sent = Golden.sent(Golden.step("08_permissions", "operator delegates with Permission_id=2"));

        DecodedTransaction decoded = TransactionDecoder.decode(sent.raw());

        assertThat(decoded.plan())
                .isEqualTo(new TransactionPlan(
                        Kind.DELEGATE_ENERGY,
                        TronAddress.parse("41f5fe8a5ef9845f757e61c9b7666002946dc02ad0"),
                        decoded.plan().counterpart(),
                        new Sun(100_000_000),
                        2));
    }

    @Test
    void aDelegationThatANodeBuiltIsReadLikeOurs() {
        var node = Golden.response("03_delegate_basic", "delegateresource (node-built)");
        byte[] raw = HexFormat.of().parseHex(node.get("raw_data_hex").asText());

        DecodedTransaction decoded = TransactionDecoder.decode(raw);

        assertThat(TxId.ofRaw(raw)).hasToString(node.get("txID").asText());
        assertThat(decoded.plan().amount()).isEqualTo(Money.trx(1_000_000_000));
        assertThat(decoded.reference()).isEqualTo(new BlockReference("0086", "2df31db10f2abe1a"));
        assertThat(decoded.expiration()).isEqualTo(Instant.ofEpochMilli(1795331706000L));
        assertThat(decoded.timestampMs()).isEqualTo(1795331646194L);
    }

    /** The rule of {@link TransactionDecoder} once more, told by the recordings' protobuf fields. */
    private static boolean isOurs(Sent sent) {
        Transaction.raw raw = sent.transaction().getRawData();
        if (raw.getContractCount() != 1
                || !raw.getData().isEmpty()
                || raw.getContract(0).getPermissionId() == 1) {
            return false;
        }
        ByteString value = raw.getContract(0).getParameter().getValue();
        try {
            return switch (raw.getContract(0).getType()) {
                case TransferContract -> true;
                case TriggerSmartContract -> isTokenTransfer(TriggerSmartContract.parseFrom(value), raw.getFeeLimit());
                case DelegateResourceContract -> isUnlockedEnergy(DelegateResourceContract.parseFrom(value));
                case UnDelegateResourceContract -> {
                    var reclaim = UnDelegateResourceContract.parseFrom(value);
                    yield reclaim.getResource() == ResourceCode.ENERGY
                            && reclaim.getBalance() > 0
                            && !reclaim.getOwnerAddress().equals(reclaim.getReceiverAddress());
                }
                default -> false;
            };
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isTokenTransfer(TriggerSmartContract call, long feeLimit) {
        String data = HexFormat.of().formatHex(call.getData().toByteArray());
        return feeLimit > 0
                && call.getCallValue() == 0
                && data.matches("a9059cbb0{24}[0-9a-f]{40}0{48}[0-7][0-9a-f]{15}")
                && !data.endsWith("0".repeat(64))
                && !call.getOwnerAddress().equals(ByteString.fromHex("41" + data.substring(32, 72)));
    }

    private static boolean isUnlockedEnergy(DelegateResourceContract delegate) {
        return delegate.getResource() == ResourceCode.ENERGY
                && !delegate.getLock()
                && delegate.getLockPeriod() == 0
                && delegate.getBalance() > 0
                && !delegate.getOwnerAddress().equals(delegate.getReceiverAddress());
    }

    private static BlockRef blockOf(BlockReference reference) {
        String id = "0".repeat(12) + reference.heightBytes() + reference.hash() + "0".repeat(32);
        return new BlockRef(Long.parseLong(reference.heightBytes(), 16), id, null, Instant.EPOCH);
    }
}
