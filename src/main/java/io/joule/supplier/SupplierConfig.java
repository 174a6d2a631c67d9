package io.joule.supplier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the supplier pool. */
@ConfigMapping(prefix = "joule.supplier")
public interface SupplierConfig {

    /** So many permille more stake is delegated than today's ratio asks for: the ratio drifts before the block. */
    @WithDefault("2")
    int energyMargin();

    /** How often every wallet is looked at. */
    @WithDefault("5m")
    Duration refreshEvery();

    /** An order event asks for a look at its wallet; events of one wallet within this time share one look. */
    @WithDefault("4s")
    Duration refreshDelay();

    /** Wallets looked at side by side. */
    @WithDefault("4")
    int refreshAtOnce();

    /** An upper bound of one delegation's or reclaim's bandwidth (measured: 275 to 286 bytes). */
    @WithDefault("300")
    int transactionBytes();

    /** Sun burned per byte of bandwidth, until the network's own figure has been read. */
    @WithDefault("1000")
    long bandwidthFeeSun();
}
