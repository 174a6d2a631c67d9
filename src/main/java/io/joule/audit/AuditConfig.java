package io.joule.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The record of who did what. */
@ConfigMapping(prefix = "joule.audit")
public interface AuditConfig {

    /** How often the end of the chain is told to the log, which is a second place that remembers it. */
    @WithDefault("24h")
    Duration anchorEvery();
}
