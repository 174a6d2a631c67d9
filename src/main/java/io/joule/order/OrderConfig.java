package io.joule.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What may be ordered, and how long Joule tries. */
@ConfigMapping(prefix = "joule.order")
public interface OrderConfig {

    /** An order that has not found its energy in this time fails, and its money is back. */
    @WithDefault("30m")
    Duration expiry();

    /** First wait before a failed delivery is tried again; it doubles each time. */
    @WithDefault("1s")
    Duration retryAfter();

    @WithDefault("60s")
    Duration retryAtMost();

    /** How many deliveries of one order may fail before it is given up. */
    @WithDefault("10")
    int maxAttempts();
}
