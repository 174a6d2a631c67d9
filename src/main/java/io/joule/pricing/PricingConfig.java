package io.joule.pricing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code joule.pricing}: what is sold, and the prices a new price book begins with. */
@ConfigMapping(prefix = "joule.pricing")
public interface PricingConfig {

    /** Durations that are sold, in the order in which they are shown: {@code 1h,1d}. */
    @WithDefault("1h,1d,3d,7d,14d")
    List<String> durations();

    /** Sun per energy unit by duration: written to the price book for a sold duration that it does not have. */
    Map<String, Long> defaultPrices();

    /** Smallest order, in energy units. */
    @WithDefault("1000")
    long minEnergy();

    /** Largest order, in energy units. */
    @WithDefault("10000000")
    long maxEnergy();

    /** How soon a price that another instance changed is seen here. */
    @WithDefault("10s")
    Duration refresh();

    /** How often the prices of now are looked at for the chart of the last 24 hours. */
    @WithDefault("5m")
    Duration historyEvery();
}
