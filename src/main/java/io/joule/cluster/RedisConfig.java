package io.joule.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** {@code joule.redis.*}: what instances share through Redis, where there is one. */
@ConfigMapping(prefix = "joule.redis")
public interface RedisConfig {

    /** REDIS_URL: {@code redis://[:password@]host:port[/database]} or {@code rediss://…}. Unset: nothing is shared. */
    Optional<String> url();

    /** For one answer of Redis; what takes longer is decided by this instance alone. */
    @WithDefault("75ms")
    Duration timeout();

    /** How long a fact is believed, such as: this receiver's address is activated. */
    @WithDefault("60s")
    Duration factsHold();

    /** How long a copy is kept of where a person is in the bot. */
    @WithDefault("10m")
    Duration conversationsHold();
}
