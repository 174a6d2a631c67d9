package io.joule.tron;

import io.joule.base.Check;

/** A transaction's id: SHA-256 of its raw data, as 64 lower-case hex digits. */
public record TxId(String hex) {

    public TxId {
        Check.argument(hex != null && hex.matches("[0-9a-f]{64}"), "not a transaction id");
    }

    /** Accepts an optional 0x and either case, as people paste it. */
    public static TxId parse(String text) {
        Check.argument(text != null, "no transaction id");
        String lower = text.trim().toLowerCase(java.util.Locale.ROOT);
        return new TxId(lower.startsWith("0x") ? lower.substring(2) : lower);
    }

    @Override
    public String toString() {
        return hex;
    }
}
