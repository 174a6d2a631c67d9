package io.joule.delegation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the engine works through orders and reclaims. */
@ConfigMapping(prefix = "joule.engine")
public interface EngineConfig {

    /** How often it looks by itself, should a wake-up be missed. */
    @WithDefault("30s")
    Duration sweep();

    /** Orders or delegations taken in one go. */
    @WithDefault("32")
    int batch();

    /** Signatures and sends under way at once; one signature costs 2 to 6 ms of CPU. */
    @WithDefault("4")
    int atOnce();

    /** How long a delegation stays with the instance that is signing it, should that one not be heard of any more. */
    @WithDefault("10s")
    Duration claim();

    /** First wait before a failed reclaim is tried again; it doubles each time. */
    @WithDefault("5s")
    Duration reclaimRetryAfter();

    @WithDefault("5m")
    Duration reclaimRetryAtMost();

    /** How often in a row a node may say that there is nothing to take back before the final chain is asked for it. */
    @WithDefault("5")
    int reclaimAttempts();
}
