package io.joule.api.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** {@code joule.limits.*}: requests a second, and at once after a rest; 0 a second for no limit. */
@ConfigMapping(prefix = "joule.limits")
public interface LimitConfig {

    /** By one API key. */
    @WithDefault("500")
    @Min(0)
    int keyPerSecond();

    @WithDefault("5000")
    @Min(1)
    int keyBurst();

    /** From one address (IPv6: one /64), whatever the key. */
    @WithDefault("1000")
    @Min(0)
    int addressPerSecond();

    @WithDefault("10000")
    @Min(1)
    int addressBurst();

    /** Requests from one address without a good key. */
    @WithDefault("2")
    @Min(0)
    int strangerPerSecond();

    @WithDefault("200")
    @Min(1)
    int strangerBurst();
}
