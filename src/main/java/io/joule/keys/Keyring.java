package io.joule.keys;

import jakarta.inject.Singleton;

/** The configured keyset, read once when first needed. */
@Singleton
public class Keyring {

    private final KeysConfig config;
    private volatile Sealer sealer;

    public Keyring(KeysConfig config) {
        this.config = config;
    }

    /** @throws KeysetFault when the keyset is missing or can't be used */
    Sealer sealer() {
        if (sealer == null) {
            sealer = new Sealer(source().read());
        }
        return sealer;
    }

    private KeysetSource source() {
        boolean none = config.keyset().isEmpty() && config.keysetFile().isEmpty();
        return new KeysetSource(none ? config.sandboxKeyset() : config.keyset(), config.keysetFile());
    }
}
