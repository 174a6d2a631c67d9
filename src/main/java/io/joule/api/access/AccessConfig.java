package io.joule.api.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Who may call the API. */
@ConfigMapping(prefix = "joule.api")
public interface AccessConfig {

    /** API_BOOTSTRAP_KEY: becomes the key of the client {@code operator} at start. Unset: its stored key stays. */
    Optional<String> bootstrapKey();

    /** How long a key that was found good is believed without asking the database again. */
    @WithDefault("5s")
    Duration keyCache();
}
