package io.joule.keys;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The keyset that seals the wallets' private keys (ENCRYPTION_KEY or ENCRYPTION_KEY_FILE). */
@ConfigMapping(prefix = "joule.keys")
public interface KeysConfig {

    /** A Tink keyset as JSON, plain or base64. */
    Optional<String> keyset();

    /** A file that holds the same. */
    Optional<String> keysetFile();

    /** Used where neither is set; only the dev and test profiles have one, published and worthless. */
    Optional<String> sandboxKeyset();
}
