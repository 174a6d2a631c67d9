package io.joule.keys;

import io.joule.tron.TronAddress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.tron.trident.crypto.Hash;

/**
 * Who signed a text: as wallets do it (signMessageV2, TIP-191), by keccak256 of a prefix, the text's length in bytes
 * and the text. The prefix keeps such a signature from ever being one of a transaction.
 */
public final class MessageSignature {

    private static final byte[] PREFIX = "\u0019TRON Signed Message:\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 65;
    private static final int LEGACY_V = 27;

    private MessageSignature() {}

    /**
     * The address whose key made this signature of this text; empty when it is nobody's.
     *
     * @param signature 130 hex digits r ‖ s ‖ v, {@code 0x} before them or not; v is 0, 1, 27 or 28
     */
    public static Optional<TronAddress> signer(String text, String signature) {
        return parse(signature).flatMap(bytes -> Secp256k1.signer(hash(text), bytes));
    }

    /** What is signed for this text: 32 bytes. */
    public static byte[] hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(PREFIX);
        whole.writeBytes(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(bytes);
        return Hash.sha3(whole.toByteArray());
    }

    private static Optional<byte[]> parse(String signature) {
        String hex = signature.startsWith("0x") ? signature.substring(2) : signature;
        if (!hex.matches("[0-9a-fA-F]{130}")) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (bytes[LENGTH - 1] >= LEGACY_V) {
            bytes[LENGTH - 1] -= LEGACY_V;
        }
        return bytes[LENGTH - 1] == 0 || bytes[LENGTH - 1] == 1 ? Optional.of(bytes) : Optional.empty();
    }
}
