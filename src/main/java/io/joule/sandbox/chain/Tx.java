package io.joule.sandbox.chain;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.joule.tron.TronAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tron.trident.crypto.Hash;
import org.tron.trident.proto.Chain.Transaction;

/** A transaction as it came over the wire, with what the chain derives from it. */
public final class Tx {

    /** Room that the chain adds per contract for the result, in bytes. */
    static final int RESULT_BYTES = 64;

    private final Transaction proto;
    private final byte[] id;
    private final Optional<Message> contract;
    private List<TronAddress> signers;

    private Tx(Transaction proto) {
        this.proto = proto.toBuilder().clearRet().build();
        this.id = Hash.sha256(proto.getRawData().toByteArray());
        this.contract = proto.getRawData().getContractCount() == 0
                ? Optional.empty()
                : ContractTypes.unpack(proto.getRawData().getContract(0));
    }

    public static Tx of(Transaction proto) {
        return new Tx(proto);
    }

    /** @throws InvalidProtocolBufferException when the bytes are no transaction */
    public static Tx parse(byte[] bytes) throws InvalidProtocolBufferException {
        return new Tx(Transaction.parseFrom(bytes));
    }

    public Transaction proto() {
        return proto;
    }

    /** 64 lower-case hex digits: SHA-256 of the raw data. */
    public String id() {
        return HexFormat.of().formatHex(id);
    }

    byte[] hash() {
        return id.clone();
    }

    public Transaction.Contract.ContractType type() {
        return proto.getRawData().getContract(0).getType();
    }

    int permissionId() {
        return proto.getRawData().getContract(0).getPermissionId();
    }

    /** The contract's message; empty when there is none or the simulator does not know its type. */
    public Optional<Message> contract() {
        return contract;
    }

    <M extends Message> M contract(Class<M> type) {
        return type.cast(contract.orElseThrow());
    }

    /** Whom the transaction acts for and who pays its bandwidth; empty when that is no address. */
    public Optional<TronAddress> owner() {
        return contract.flatMap(message -> {
            FieldDescriptor field = message.getDescriptorForType().findFieldByName("owner_address");
            return address((ByteString) message.getField(field));
        });
    }

    static Optional<TronAddress> address(ByteString bytes) {
        boolean valid = bytes.size() == TronAddress.LENGTH && bytes.byteAt(0) == TronAddress.PREFIX;
        return valid ? Optional.of(TronAddress.of(bytes.toByteArray())) : Optional.empty();
    }

    int size() {
        return proto.getSerializedSize();
    }

    /** Bandwidth that this transaction costs. */
    long chargedBytes() {
        return size() + (long) RESULT_BYTES * proto.getRawData().getContractCount();
    }

    /**
     * Does the dear part of every check in advance, outside of any lock; a bad signature is told when it is asked for.
     */
    void recoverSigners() {
        try {
            signers();
        } catch (Refusal toldLater) {
            signers = null;
        }
    }

    /** Who signed, in order; recovered once, because it is the dear part of every check. */
    List<TronAddress> signers() throws Refusal {
        if (signers == null) {
            signers = Signatures.recover(proto.getSignatureList(), id);
        }
        return signers;
    }
}
