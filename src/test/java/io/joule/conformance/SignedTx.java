package io.joule.conformance;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.tron.trident.proto.Chain.Transaction;

/** A transaction with its signatures, ready to send. Built here and not with the code under test. */
record SignedTx(Transaction.raw raw, List<byte[]> signatures) {

    static SignedTx of(Transaction.raw raw, TestKey... signers) {
        byte[] id = sha256(raw.toByteArray());
        return new SignedTx(
                raw, java.util.Arrays.stream(signers).map(k -> k.sign(id)).toList());
    }

    String txid() {
        return HexFormat.of().formatHex(sha256(raw.toByteArray()));
    }

    String rawHex() {
        return HexFormat.of().formatHex(raw.toByteArray());
    }

    String hex() {
        return HexFormat.of().formatHex(transaction().toByteArray());
    }

    /** What the node charges for: the whole transaction and 64 bytes for its result. */
    int chargedBytes() {
        return transaction().getSerializedSize() + 64;
    }

    String signatureHex(int index) {
        return HexFormat.of().formatHex(signatures.get(index));
    }

    private Transaction transaction() {
        Transaction.Builder whole = Transaction.newBuilder().setRawData(raw);
        signatures.forEach(s -> whole.addSignature(ByteString.copyFrom(s)));
        return whole.build();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
