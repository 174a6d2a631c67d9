package io.joule.sandbox;

import com.google.protobuf.ByteString;
import io.joule.keys.MessageSignature;
import io.joule.sandbox.chain.Tx;
import io.joule.tron.TronAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.tron.trident.core.key.KeyPair;
import org.tron.trident.crypto.Hash;
import org.tron.trident.proto.Chain.Transaction;

/**
 * An account of the sandbox. Its key follows from its name, so it is the same everywhere, and worth nothing anywhere
 * else.
 */
public final class DemoAccount {

    private final String name;
    private final KeyPair key;

    private DemoAccount(String name, KeyPair key) {
        this.name = name;
        this.key = key;
    }

    /** The key is SHA-256 of "joule sandbox " and the name. */
    public static DemoAccount named(String name) {
        byte[] secret = Hash.sha256(("joule sandbox " + name).getBytes(StandardCharsets.UTF_8));
        return new DemoAccount(name, new KeyPair(HexFormat.of().formatHex(secret)));
    }

    public String name() {
        return name;
    }

    public TronAddress address() {
        return TronAddress.parse(key.toBase58CheckAddress());
    }

    /** 64 hex digits; published on purpose, sandbox only. */
    public String privateKey() {
        return key.toPrivateKey();
    }

    /** This account's signature of a text (signMessageV2), {@code 0x} and 130 hex digits. */
    public String signText(String text) {
        byte[] signature = KeyPair.signTransaction(MessageSignature.hash(text), key);
        return "0x" + HexFormat.of().formatHex(signature);
    }

    /** The transaction with this account's signature added. */
    public Tx sign(Tx unsigned) {
        byte[] signature = KeyPair.signTransaction(HexFormat.of().parseHex(unsigned.id()), key);
        Transaction signed = unsigned.proto().toBuilder()
                .addSignature(ByteString.copyFrom(signature))
                .build();
        return Tx.of(signed);
    }
}
