package io.joule.tron;

import io.joule.base.Check;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** A transaction's id: SHA-256 of its raw data, as 64 lower-case hex digits. */
public record TxId(String hex) {

    public TxId {
        Check.argument(hex != null && hex.matches("[0-9a-f]{64}"), "not a transaction id");
    }

    /** The id of these raw data. */
    public static TxId ofRaw(byte[] raw) {
        try {
            return new TxId(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(raw)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Accepts an optional 0x and either case, as people paste it.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static TxId parse(String text) {
        Check.argument(text != null, "no transaction id");
        String lower = text.trim().toLowerCase(Locale.ROOT);
        return new TxId(lower.startsWith("0x") ? lower.substring(2) : lower);
    }

    @Override
    public String toString() {
        return hex;
    }
}
