package io.joule.tron;

import com.google.protobuf.CodedOutputStream;
import java.time.Instant;

/**
 * The bandwidth that a transaction costs its owner, known before it is sent: the bytes of the signed transaction and 64
 * for its result (java-tron BandwidthProcessor.consume).
 */
public final class TransactionSize {

    private static final int RESULT_BYTES = 64;

    /** Any time from 2004 to 2109 is as long as this one in protobuf, and so is any block reference. */
    private static final Instant SAMPLE_TIME = Instant.ofEpochMilli(1_800_000_000_000L);

    private static final BlockReference SAMPLE_REFERENCE = new BlockReference("0000", "0000000000000000");

    private TransactionSize() {}

    /** In bytes, which are bandwidth points, with one signature. */
    public static int bandwidthOf(UnsignedTransaction transaction) {
        return CodedOutputStream.computeByteArraySize(SignedTransaction.RAW_FIELD, transaction.raw())
                + CodedOutputStream.computeByteArraySize(
                        SignedTransaction.SIGNATURE_FIELD, new byte[SignedTransaction.SIGNATURE_BYTES])
                + RESULT_BYTES;
    }

    /** The same for a transaction that is not built yet; exact, for it does not depend on the block or the time. */
    public static int bandwidthOf(TransactionPlan plan) {
        return bandwidthOf(TransactionBuilder.build(plan, SAMPLE_REFERENCE, SAMPLE_TIME, SAMPLE_TIME.toEpochMilli()));
    }
}
