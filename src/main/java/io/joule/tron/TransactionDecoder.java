package io.joule.tron;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.tron.TransactionPlan.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.tron.trident.proto.Chain.Transaction;
import org.tron.trident.proto.Common.ResourceCode;
import org.tron.trident.proto.Contract.DelegateResourceContract;
import org.tron.trident.proto.Contract.TransferContract;
import org.tron.trident.proto.Contract.TriggerSmartContract;
import org.tron.trident.proto.Contract.UnDelegateResourceContract;

/**
 * Reads raw data back to the plan it carries out, strictly: exactly one transfer of TRX or of tokens, energy delegation
 * without a lock, or energy reclaim, and not a byte more. What is signed is what was read here.
 */
public final class TransactionDecoder {

    /** A transaction of Joule has about 150 bytes. */
    private static final int MAX_BYTES = 1_000;

    private static final String TYPE_URL_PREFIX = "type.googleapis.com/protocol.";

    private TransactionDecoder() {}

    /** @throws UndecodableTransaction for anything that {@link TransactionBuilder} would not have built */
    public static DecodedTransaction decode(byte[] raw) {
        DecodedTransaction decoded;
        try {
            refuseIf(raw.length > MAX_BYTES, "it has " + raw.length + " bytes");
            decoded = read(Transaction.raw.parseFrom(raw));
        } catch (InvalidProtocolBufferException e) {
            throw new UndecodableTransaction("not a transaction: broken protobuf", e);
        } catch (IllegalArgumentException e) {
            throw new UndecodableTransaction("not a transaction Joule makes: " + e.getMessage(), e);
        }
        // Unknown fields, repeated fields and odd encodings all show here, whatever they are.
        byte[] rebuilt = TransactionBuilder.build(
                        decoded.plan(), decoded.reference(), decoded.expiration(), decoded.timestampMs())
                .raw();
        refuseIf(!Arrays.equals(raw, rebuilt), "it carries more than its plan or is encoded oddly");
        return decoded;
    }

    private static DecodedTransaction read(Transaction.raw raw) throws InvalidProtocolBufferException {
        refuseIf(raw.getContractCount() != 1, "it has " + raw.getContractCount() + " contracts");
        refuseIf(!raw.getData().isEmpty(), "it has a memo");
        refuseIf(raw.getAuthsCount() > 0 || !raw.getScripts().isEmpty(), "it has scripts or authorities");
        refuseIf(raw.getExpiration() <= 0 || raw.getTimestamp() <= 0, "its times are not set");
        return new DecodedTransaction(
                plan(raw.getContract(0), raw.getFeeLimit()),
                Instant.ofEpochMilli(raw.getExpiration()),
                raw.getTimestamp(),
                new BlockReference(hex(raw.getRefBlockBytes()), hex(raw.getRefBlockHash())));
    }

    private static TransactionPlan plan(Transaction.Contract contract, long feeLimit)
            throws InvalidProtocolBufferException {
        Kind kind = Stream.of(Kind.values())
                .filter(known -> TransactionBuilder.type(known) == contract.getType())
                .findFirst()
                .orElseThrow(() -> refusal("contract type " + contract.getTypeValue()));
        refuseIf(
                !contract.getParameter().getTypeUrl().equals(TYPE_URL_PREFIX + contract.getType()),
                "its parameter is not a " + contract.getType());
        refuseIf(feeLimit != 0 && kind != Kind.TRANSFER_TOKEN, "it has a fee limit");
        ByteString value = contract.getParameter().getValue();
        int permission = contract.getPermissionId();
        return switch (kind) {
            case TRANSFER -> transfer(TransferContract.parseFrom(value), permission);
            case TRANSFER_TOKEN -> tokens(TriggerSmartContract.parseFrom(value), feeLimit, permission);
            case DELEGATE_ENERGY -> delegate(DelegateResourceContract.parseFrom(value), permission);
            case RECLAIM_ENERGY -> reclaim(UnDelegateResourceContract.parseFrom(value), permission);
        };
    }

    private static TransactionPlan transfer(TransferContract value, int permission) {
        return plan(Kind.TRANSFER, value.getOwnerAddress(), value.getToAddress(), value.getAmount(), permission);
    }

    private static TransactionPlan tokens(TriggerSmartContract value, long feeLimit, int permission) {
        refuseIf(
                value.getCallValue() != 0 || value.getCallTokenValue() != 0 || value.getTokenId() != 0,
                "it sends money with the call");
        byte[] data = value.getData().toByteArray();
        return new TransactionPlan(
                Kind.TRANSFER_TOKEN,
                TronAddress.of(value.getOwnerAddress().toByteArray()),
                TokenTransfer.recipient(data),
                new Money(Asset.USDT, TokenTransfer.micros(data)),
                permission,
                new TransactionPlan.Token(
                        TronAddress.of(value.getContractAddress().toByteArray()), new Sun(feeLimit)));
    }

    private static TransactionPlan delegate(DelegateResourceContract value, int permission) {
        refuseIf(value.getResource() != ResourceCode.ENERGY, "it does not delegate energy");
        refuseIf(value.getLock() || value.getLockPeriod() != 0, "it locks the delegation");
        return plan(
                Kind.DELEGATE_ENERGY,
                value.getOwnerAddress(),
                value.getReceiverAddress(),
                value.getBalance(),
                permission);
    }

    private static TransactionPlan reclaim(UnDelegateResourceContract value, int permission) {
        refuseIf(value.getResource() != ResourceCode.ENERGY, "it does not reclaim energy");
        return plan(
                Kind.RECLAIM_ENERGY,
                value.getOwnerAddress(),
                value.getReceiverAddress(),
                value.getBalance(),
                permission);
    }

    private static TransactionPlan plan(Kind kind, ByteString owner, ByteString other, long sun, int permission) {
        return new TransactionPlan(
                kind,
                TronAddress.of(owner.toByteArray()),
                TronAddress.of(other.toByteArray()),
                new Sun(sun),
                permission);
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static void refuseIf(boolean wrong, String why) {
        if (wrong) {
            throw refusal(why);
        }
    }

    private static UndecodableTransaction refusal(String why) {
        return new UndecodableTransaction("not a transaction Joule makes: " + why);
    }
}
