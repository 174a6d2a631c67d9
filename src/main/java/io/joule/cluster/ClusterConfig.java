package io.joule.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How instances share their work. */
@ConfigMapping(prefix = "joule.cluster")
public interface ClusterConfig {

    /** How long a job stays with an instance that is not heard of any more; it is renewed at a third of this. */
    @WithDefault("30s")
    Duration lease();
}
