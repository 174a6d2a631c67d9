package io.joule.tron;

import com.google.protobuf.CodedOutputStream;
import io.joule.base.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * A whole signed transaction as it goes to {@code broadcasthex}.
 *
 * @param bytes the serialized {@code Transaction}: raw data and signature
 */
public record SignedTransaction(byte[] bytes, TxId id, Instant expiration, long timestampMs) {

    public static final int SIGNATURE_BYTES = 65;

    /** Field numbers of protocol.Transaction. */
    static final int RAW_FIELD = 1;

    static final int SIGNATURE_FIELD = 2;

    /**
     * Puts the signature to the very bytes that were signed.
     *
     * @param signature r, s and v, 65 bytes
     */
    public static SignedTransaction of(UnsignedTransaction unsigned, byte[] signature) {
        Check.argument(signature.length == SIGNATURE_BYTES, "a signature of %d bytes", signature.length);
        var bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeByteArray(RAW_FIELD, unsigned.raw());
            out.writeByteArray(SIGNATURE_FIELD, signature);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SignedTransaction(bytes.toByteArray(), unsigned.id(), unsigned.expiration(), unsigned.timestampMs());
    }
}
