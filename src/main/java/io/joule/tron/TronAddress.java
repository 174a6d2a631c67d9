package io.joule.tron;

import io.joule.base.Check;
import java.util.Arrays;
import java.util.HexFormat;
import org.tron.trident.utils.Base58Check;

/** A TRON address: 0x41 and 20 bytes. Text form is Base58Check with its checksum verified ({@code T…}). */
public final class TronAddress {

    public static final int LENGTH = 21;
    public static final byte PREFIX = 0x41;

    private final byte[] raw;

    private TronAddress(byte[] raw) {
        this.raw = raw;
    }

    /** @throws IllegalArgumentException unless these are 21 bytes that begin with 0x41 */
    public static TronAddress of(byte[] raw) {
        Check.argument(raw != null, "no address");
        Check.argument(raw.length == LENGTH, "not a TRON address: %d bytes instead of 21", raw.length);
        Check.argument(raw[0] == PREFIX, "not a TRON address: it does not begin with 41");
        return new TronAddress(raw.clone());
    }

    /**
     * Reads {@code T…} (34 characters, checksum verified) or {@code 41…} (42 hex digits), nothing around it.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static TronAddress parse(String text) {
        Check.argument(text != null, "no address");
        if (text.length() == 2 * LENGTH && text.startsWith("41")) {
            return fromHex(text);
        }
        Check.argument(text.matches("T[1-9A-HJ-NP-Za-km-z]{33}"), "not a TRON address: wrong form");
        return of(decode(text));
    }

    /** @throws IllegalArgumentException unless these are 42 hex digits that begin with 41 */
    public static TronAddress fromHex(String hex) {
        Check.argument(hex != null && hex.matches("41[0-9a-fA-F]{40}"), "not a TRON address: not 42 hex digits 41…");
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return raw.clone();
    }

    /** 42 hex digits, as a node speaks it by default. */
    public String hex() {
        return HexFormat.of().formatHex(raw);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TronAddress that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /** Base58Check. */
    @Override
    public String toString() {
        return Base58Check.bytesToBase58(raw);
    }

    private static byte[] decode(String text) {
        try {
            return Base58Check.base58ToBytes(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not a TRON address: the checksum does not match", e);
        }
    }
}
