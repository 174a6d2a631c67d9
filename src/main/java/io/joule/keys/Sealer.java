package io.joule.keys;

import com.google.crypto.tink.Aead;
import io.joule.tron.TronAddress;
import java.security.GeneralSecurityException;

/**
 * Seals a wallet's private key and opens it again. The wallet's address and the key's purpose are the associated data:
 * a sealed key that is moved to another wallet's row, or whose row is given another purpose, does not open.
 */
public final class Sealer {

    private final Aead aead;

    public Sealer(Keyset keyset) {
        this.aead = keyset.aead();
    }

    public byte[] seal(KeyPurpose purpose, TronAddress wallet, PrivateKey key) {
        try {
            return aead.encrypt(key.bytes(), purpose.context(wallet));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /**
     * @throws SealBroken when this keyset did not seal it, or not for this wallet and purpose, or it is not
     *     {@code signer}'s key
     */
    public PrivateKey open(KeyPurpose purpose, TronAddress wallet, TronAddress signer, byte[] sealed) {
        PrivateKey key = open(purpose, wallet, sealed);
        if (!key.address().equals(signer)) {
            key.close();
            throw new SealBroken(wallet);
        }
        return key;
    }

    private PrivateKey open(KeyPurpose purpose, TronAddress wallet, byte[] sealed) {
        try {
            return PrivateKey.take(aead.decrypt(sealed, purpose.context(wallet)));
        } catch (GeneralSecurityException | BadPrivateKey e) {
            throw new SealBroken(wallet);
        }
    }
}
