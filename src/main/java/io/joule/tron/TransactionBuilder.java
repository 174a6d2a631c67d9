package io.joule.tron;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.joule.base.Check;
import java.time.Instant;
import java.util.HexFormat;
import org.tron.trident.proto.Chain.Transaction;
import org.tron.trident.proto.Chain.Transaction.Contract.ContractType;
import org.tron.trident.proto.Common.ResourceCode;
import org.tron.trident.proto.Contract.DelegateResourceContract;
import org.tron.trident.proto.Contract.TransferContract;
import org.tron.trident.proto.Contract.TriggerSmartContract;
import org.tron.trident.proto.Contract.UnDelegateResourceContract;

/** Builds a transaction's raw data from its plan, here and never on a node. Equal input gives equal bytes. */
public final class TransactionBuilder {

    private static final String TYPE_URL_PREFIX = "type.googleapis.com";

    private TransactionBuilder() {}

    /**
     * @param reference a solid block not older than 65 536 blocks
     * @param expiration chain time after which no block may include it, at most 24 h after the head block; cut to whole
     *     milliseconds
     * @param timestampMs must be unique per owner, or two equal plans share one txid
     */
    public static UnsignedTransaction build(
            TransactionPlan plan, BlockRef reference, Instant expiration, long timestampMs) {
        return build(plan, BlockReference.of(reference), expiration, timestampMs);
    }

    static UnsignedTransaction build(
            TransactionPlan plan, BlockReference reference, Instant expiration, long timestampMs) {
        Check.argument(expiration.toEpochMilli() > 0 && timestampMs > 0, "expiration or timestamp before 1970");
        long feeLimit = plan.token() == null ? 0 : plan.token().feeLimit().value();
        byte[] raw = Transaction.raw
                .newBuilder()
                .setFeeLimit(feeLimit)
                .setRefBlockBytes(bytes(reference.heightBytes()))
                .setRefBlockHash(bytes(reference.hash()))
                .setExpiration(expiration.toEpochMilli())
                .addContract(contract(plan))
                .setTimestamp(timestampMs)
                .build()
                .toByteArray();
        return new UnsignedTransaction(
                raw, TxId.ofRaw(raw), Instant.ofEpochMilli(expiration.toEpochMilli()), timestampMs);
    }

    static ContractType type(TransactionPlan.Kind kind) {
        return switch (kind) {
            case TRANSFER -> ContractType.TransferContract;
            case TRANSFER_TOKEN -> ContractType.TriggerSmartContract;
            case DELEGATE_ENERGY -> ContractType.DelegateResourceContract;
            case RECLAIM_ENERGY -> ContractType.UnDelegateResourceContract;
        };
    }

    private static Transaction.Contract contract(TransactionPlan plan) {
        return Transaction.Contract.newBuilder()
                .setType(type(plan.kind()))
                .setParameter(Any.pack(parameter(plan), TYPE_URL_PREFIX))
                .setPermissionId(plan.permissionId())
                .build();
    }

    private static Message parameter(TransactionPlan plan) {
        ByteString owner = ByteString.copyFrom(plan.owner().bytes());
        ByteString counterpart = ByteString.copyFrom(plan.counterpart().bytes());
        long sun = plan.amount().micros();
        return switch (plan.kind()) {
            case TRANSFER ->
                TransferContract.newBuilder()
                        .setOwnerAddress(owner)
                        .setToAddress(counterpart)
                        .setAmount(sun)
                        .build();
            case TRANSFER_TOKEN ->
                TriggerSmartContract.newBuilder()
                        .setOwnerAddress(owner)
                        .setContractAddress(
                                ByteString.copyFrom(plan.token().contract().bytes()))
                        .setData(ByteString.copyFrom(TokenTransfer.data(plan.counterpart(), sun)))
                        .build();
            case DELEGATE_ENERGY ->
                DelegateResourceContract.newBuilder()
                        .setOwnerAddress(owner)
                        .setResource(ResourceCode.ENERGY)
                        .setBalance(sun)
                        .setReceiverAddress(counterpart)
                        .build();
            case RECLAIM_ENERGY ->
                UnDelegateResourceContract.newBuilder()
                        .setOwnerAddress(owner)
                        .setResource(ResourceCode.ENERGY)
                        .setBalance(sun)
                        .setReceiverAddress(counterpart)
                        .build();
        };
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
