package io.joule.conformance;

import java.util.HexFormat;
import org.tron.trident.core.key.KeyPair;

/** A key of the test: a name for messages, and the pair. */
record TestKey(String label, KeyPair pair) {

    static TestKey fresh(String label) {
        return new TestKey(label, KeyPair.generate());
    }

    static TestKey ofPrivate(String label, String privateKeyHex) {
        return new TestKey(label, new KeyPair(privateKeyHex));
    }

    /** {@code T…} */
    String address() {
        return pair.toBase58CheckAddress();
    }

    /** {@code 41…}, 42 digits */
    String hex() {
        return pair.toHexAddress();
    }

    /** The 20 bytes that contracts use, 40 digits. */
    String hex20() {
        return hex().substring(2);
    }

    byte[] raw() {
        return HexFormat.of().parseHex(hex());
    }

    /** 65 bytes that end with 27 or 28, as the recorder wrote them; the same bytes for the same id, every time. */
    byte[] sign(byte[] txid) {
        byte[] signature = KeyPair.signTransaction(txid, pair);
        if (signature[64] < 27) {
            signature[64] += 27;
        }
        return signature;
    }

    @Override
    public String toString() {
        return label + " " + address();
    }
}
