package io.joule.conformance;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.tron.trident.proto.Chain.Transaction;

/** A transaction as it was broadcast for the recording, and how to make its like in this run. */
record RecordedTx(Transaction.raw raw, List<byte[]> signatures) {

    static RecordedTx parse(String hex) {
        try {
            Transaction whole = Transaction.parseFrom(HexFormat.of().parseHex(hex));
            return new RecordedTx(
                    whole.getRawData(),
                    whole.getSignatureList().stream()
                            .map(ByteString::toByteArray)
                            .toList());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(hex, e);
        }
    }

    static RecordedTx ofRaw(String rawHex, List<byte[]> signatures) {
        try {
            return new RecordedTx(Transaction.raw.parseFrom(HexFormat.of().parseHex(rawHex)), signatures);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(rawHex, e);
        }
    }

    /** The recorder stamps with the head block's time; a node, with its own clock and one minute to live. */
    long headTime() {
        boolean stampedByRecorder = raw.getTimestamp() % Head.SLOT_MS == 0;
        return stampedByRecorder ? raw.getTimestamp() : raw.getExpiration() - 60_000;
    }

    String txid() {
        return HexFormat.of().formatHex(SignedTx.sha256(raw.toByteArray()));
    }

    /** The same with this run's names, tied to this block and timed from it as it was from the recorded one. */
    Transaction.raw renewed(Renaming names, Head head) {
        String renamed = names.apply(HexFormat.of().formatHex(raw.toByteArray()));
        Transaction.raw renewed = ofRaw(renamed, List.of()).raw;
        return renewed.toBuilder()
                .setRefBlockBytes(ByteString.copyFrom(head.referenceBytes()))
                .setRefBlockHash(ByteString.copyFrom(head.referenceHash()))
                .setTimestamp(head.time() + raw.getTimestamp() - headTime())
                .setExpiration(head.time() + raw.getExpiration() - headTime())
                .build();
    }

    /** Signs like the recording: by the same labels, in the same manner; what no known key signed is sent as it was. */
    SignedTx signed(Transaction.raw renewed, Map<TestKey, TestKey> recordedToActual, TestKey faucet) {
        byte[] recordedId = HexFormat.of().parseHex(txid());
        byte[] id = SignedTx.sha256(renewed.toByteArray());
        List<byte[]> made = new ArrayList<>();
        for (byte[] signature : signatures) {
            made.add(like(signature, recordedId, id, recordedToActual, faucet));
        }
        return new SignedTx(renewed, made);
    }

    private byte[] like(
            byte[] signature, byte[] recordedId, byte[] id, Map<TestKey, TestKey> recordedToActual, TestKey faucet) {
        for (Map.Entry<TestKey, TestKey> key : recordedToActual.entrySet()) {
            byte[] plain = key.getKey().sign(recordedId);
            for (SignatureKind kind : SignatureKind.values()) {
                if (Arrays.equals(kind.vary(plain), signature)) {
                    return kind.vary(key.getValue().sign(id));
                }
            }
        }
        return ownerIsFaucet() ? faucet.sign(id) : signature;
    }

    /** The recording doesn't hold the faucet's key, so its signatures are known by the owner only. */
    private boolean ownerIsFaucet() {
        return HexFormat.of().formatHex(raw.toByteArray()).contains("0a15" + GoldenFile.FAUCET_HEX);
    }
}
