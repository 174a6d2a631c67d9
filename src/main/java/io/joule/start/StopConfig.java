package io.joule.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the program ends. */
@ConfigMapping(prefix = "joule.stop")
interface StopConfig {

    /** How long steps under way may take to end; what is not done then is done by another instance. */
    @WithDefault("10s")
    Duration patience();
}
