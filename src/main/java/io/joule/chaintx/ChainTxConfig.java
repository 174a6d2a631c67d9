package io.joule.chaintx;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How transactions are made and watched. */
@ConfigMapping(prefix = "joule.chaintx")
public interface ChainTxConfig {

    /** Chain time a transaction lives: 60 s as a node would give it; the chain allows up to 24 h. */
    @WithDefault("60s")
    Duration expiration();

    /** How often the head is asked for while a transaction is on its way. */
    @WithDefault("1s")
    Duration poll();

    /** How often the head is asked for otherwise; rentals are measured by it. */
    @WithDefault("10s")
    Duration idlePoll();

    /** How long after a send a transaction is looked for by its id, when no block has shown it. */
    @WithDefault("6s")
    Duration lookAfter();

    /** The longest wait between two such looks. */
    @WithDefault("20s")
    Duration lookAtMost();
}
