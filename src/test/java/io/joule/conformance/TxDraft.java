package io.joule.conformance;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.function.UnaryOperator;
import org.tron.trident.proto.Chain.Transaction;
import org.tron.trident.proto.Chain.Transaction.Contract.ContractType;
import org.tron.trident.proto.Common.ResourceCode;
import org.tron.trident.proto.Contract.AccountPermissionUpdateContract;
import org.tron.trident.proto.Contract.CancelAllUnfreezeV2Contract;
import org.tron.trident.proto.Contract.DelegateResourceContract;
import org.tron.trident.proto.Contract.FreezeBalanceV2Contract;
import org.tron.trident.proto.Contract.TransferContract;
import org.tron.trident.proto.Contract.TriggerSmartContract;
import org.tron.trident.proto.Contract.UnDelegateResourceContract;
import org.tron.trident.proto.Contract.UnfreezeBalanceV2Contract;

/** A contract that is not yet tied to a block: what is to be done, under which permission, with which fee limit. */
record TxDraft(ContractType type, Message contract, UnaryOperator<Transaction.raw.Builder> extras) {

    private static final long MINUTE_MS = 60_000;

    static TxDraft of(ContractType type, Message contract) {
        return new TxDraft(type, contract, raw -> raw);
    }

    static TxDraft transfer(TestKey from, String toHex, long sun) {
        return of(
                ContractType.TransferContract,
                TransferContract.newBuilder()
                        .setOwnerAddress(bytes(from.hex()))
                        .setToAddress(bytes(toHex))
                        .setAmount(sun)
                        .build());
    }

    static TxDraft freeze(TestKey owner, long sun, ResourceCode resource) {
        return of(
                ContractType.FreezeBalanceV2Contract,
                FreezeBalanceV2Contract.newBuilder()
                        .setOwnerAddress(bytes(owner.hex()))
                        .setFrozenBalance(sun)
                        .setResource(resource)
                        .build());
    }

    static TxDraft unfreeze(TestKey owner, long sun, ResourceCode resource) {
        return of(
                ContractType.UnfreezeBalanceV2Contract,
                UnfreezeBalanceV2Contract.newBuilder()
                        .setOwnerAddress(bytes(owner.hex()))
                        .setUnfreezeBalance(sun)
                        .setResource(resource)
                        .build());
    }

    static TxDraft cancelUnfreeze(TestKey owner) {
        return of(
                ContractType.CancelAllUnfreezeV2Contract,
                CancelAllUnfreezeV2Contract.newBuilder()
                        .setOwnerAddress(bytes(owner.hex()))
                        .build());
    }

    static TxDraft delegate(TestKey owner, TestKey receiver, long sun) {
        return of(
                ContractType.DelegateResourceContract,
                DelegateResourceContract.newBuilder()
                        .setOwnerAddress(bytes(owner.hex()))
                        .setReceiverAddress(bytes(receiver.hex()))
                        .setBalance(sun)
                        .setResource(ResourceCode.ENERGY)
                        .build());
    }

    /** @param blocks of 3 s; 0 means the chain's default of 3 days */
    static TxDraft delegateLocked(TestKey owner, TestKey receiver, long sun, long blocks) {
        return of(
                ContractType.DelegateResourceContract,
                ((DelegateResourceContract) delegate(owner, receiver, sun).contract)
                        .toBuilder().setLock(true).setLockPeriod(blocks).build());
    }

    static TxDraft undelegate(TestKey owner, TestKey receiver, long sun) {
        return of(
                ContractType.UnDelegateResourceContract,
                UnDelegateResourceContract.newBuilder()
                        .setOwnerAddress(bytes(owner.hex()))
                        .setReceiverAddress(bytes(receiver.hex()))
                        .setBalance(sun)
                        .setResource(ResourceCode.ENERGY)
                        .build());
    }

    static TxDraft permissionUpdate(AccountPermissionUpdateContract update) {
        return of(ContractType.AccountPermissionUpdateContract, update);
    }

    static TxDraft tokenTransfer(TestKey from, Token token, String toHex, long amount, long feeLimit) {
        String data = "a9059cbb" + word(toHex.substring(2)) + word(Long.toHexString(amount));
        return of(
                        ContractType.TriggerSmartContract,
                        TriggerSmartContract.newBuilder()
                                .setOwnerAddress(bytes(from.hex()))
                                .setContractAddress(bytes(token.hex()))
                                .setData(bytes(data))
                                .build())
                .with(raw -> raw.setFeeLimit(feeLimit));
    }

    TxDraft underPermission(int id) {
        return with(raw -> raw.setContract(0, raw.getContract(0).toBuilder().setPermissionId(id)));
    }

    TxDraft with(UnaryOperator<Transaction.raw.Builder> change) {
        return new TxDraft(type, contract, raw -> change.apply(extras.apply(raw)));
    }

    /** Tied to this block; valid for one minute from it unless {@link #with} says otherwise. */
    SignedTx sign(Head head, TestKey... signers) {
        Transaction.raw.Builder raw = Transaction.raw
                .newBuilder()
                .setRefBlockBytes(ByteString.copyFrom(head.referenceBytes()))
                .setRefBlockHash(ByteString.copyFrom(head.referenceHash()))
                .setTimestamp(Timestamps.unique(head.time()))
                .setExpiration(head.time() + MINUTE_MS)
                .addContract(Transaction.Contract.newBuilder().setType(type).setParameter(Any.pack(contract)));
        return SignedTx.of(extras.apply(raw).build(), signers);
    }

    static String word(String hex) {
        return "0".repeat(64 - hex.length()) + hex;
    }

    static ByteString bytes(String hex) {
        return ByteString.fromHex(hex);
    }
}
