package io.joule.conformance;

import java.math.BigInteger;
import java.util.Arrays;

/** How a recorded signature was made from a key, so that the like can be made with a fresh one. */
enum SignatureKind {
    PLAIN,
    /** Recovery byte 0 or 1 where 27 or 28 is usual. */
    BARE_RECOVERY_BYTE,
    HIGH_S,
    /** The recovery byte is missing. */
    CUT_SHORT;

    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    /** This kind of signature, made from an ordinary one: 65 bytes, the last of them 27 or 28. */
    byte[] vary(byte[] plain) {
        byte[] varied = plain.clone();
        return switch (this) {
            case PLAIN -> varied;
            case CUT_SHORT -> Arrays.copyOf(plain, 64);
            case BARE_RECOVERY_BYTE -> {
                varied[64] = (byte) (plain[64] - 27);
                yield varied;
            }
            case HIGH_S -> {
                byte[] s = ORDER.subtract(new BigInteger(1, Arrays.copyOfRange(plain, 32, 64)))
                        .toByteArray();
                Arrays.fill(varied, 32, 64, (byte) 0);
                int length = Math.min(s.length, 32);
                System.arraycopy(s, s.length - length, varied, 64 - length, length);
                varied[64] = (byte) (plain[64] ^ 27 ^ 28);
                yield varied;
            }
        };
    }
}
