package io.joule.keys;

import io.joule.base.Check;
import io.joule.tron.TronAddress;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.tron.trident.core.key.KeyPair;
import org.tron.trident.crypto.SECP256K1;
import org.tron.trident.crypto.tuwenitypes.Bytes32;

/** The curve arithmetic, by trident: deterministic (RFC 6979), low-s signatures of 65 bytes r ‖ s ‖ v. */
final class Secp256k1 {

    private Secp256k1() {}

    /** True for 1 … n-1. */
    static boolean isKey(byte[] bytes) {
        BigInteger value = new BigInteger(1, bytes);
        return value.signum() > 0 && value.compareTo(SECP256K1.CURVE.getN()) < 0;
    }

    static TronAddress address(byte[] key) {
        return address(pair(key).getPublicKey());
    }

    static byte[] sign(byte[] hash, PrivateKey key) {
        Check.that(isKey(key.bytes()), "the key is closed");
        return SECP256K1
                .sign(Bytes32.wrap(hash), pair(key.bytes()))
                .encodedBytes()
                .toArray();
    }

    /** Whose signature this is; empty when it is nobody's. */
    static Optional<TronAddress> signer(byte[] hash, byte[] signature) {
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(signature, 0, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        return SECP256K1.PublicKey.recoverFromSignature(
                        Bytes32.wrap(hash), SECP256K1.Signature.create(r, s, signature[64]))
                .map(Secp256k1::address);
    }

    private static SECP256K1.KeyPair pair(byte[] key) {
        return SECP256K1.KeyPair.create(SECP256K1.PrivateKey.create(Bytes32.wrap(key)));
    }

    private static TronAddress address(SECP256K1.PublicKey key) {
        return TronAddress.of(KeyPair.publicKeyToAddress(key));
    }
}
