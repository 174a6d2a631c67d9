package io.joule.keys;

import io.joule.tron.TronAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A secp256k1 private key, held as briefly as possible: close it and its bytes are zero. It has no text form, and only
 * this package can read its bytes. (The signature's arithmetic makes big integers of it, which live until the garbage
 * collector takes them.)
 */
public final class PrivateKey implements AutoCloseable {

    public static final int LENGTH = 32;

    private final byte[] bytes;
    private final TronAddress address;

    private PrivateKey(byte[] bytes) {
        this.bytes = bytes;
        this.address = Secp256k1.address(bytes);
    }

    /**
     * Reads 64 hex digits, with or without 0x.
     *
     * @throws BadPrivateKey for anything else, and for what is no key of the curve
     */
    public static PrivateKey parse(String text) {
        String hex = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        hex = hex.startsWith("0x") ? hex.substring(2) : hex;
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new BadPrivateKey("A private key has 64 hex digits.");
        }
        return take(HexFormat.of().parseHex(hex));
    }

    /** The key takes the array over; it is zeroed when the key is closed, or refused. */
    static PrivateKey take(byte[] bytes) {
        if (bytes.length != LENGTH || !Secp256k1.isKey(bytes)) {
            Arrays.fill(bytes, (byte) 0);
            throw new BadPrivateKey("This is not a private key of the secp256k1 curve.");
        }
        return new PrivateKey(bytes);
    }

    /** The address this key signs for. */
    public TronAddress address() {
        return address;
    }

    /** The key's own array, not a copy. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "the private key of " + address;
    }
}
