package io.joule.bot.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code joule.alerts}: what operators are told of in Telegram, and when. */
@ConfigMapping(prefix = "joule.alerts")
public interface AlertConfig {

    /** How often each instance looks. */
    @WithDefault("30s")
    Duration every();

    /** A node that does not answer, or that none does, is told of when it lasts so long. */
    @WithDefault("1m")
    Duration patience();

    /** A case that no instance has seen for so long is over. */
    @WithDefault("2m")
    Duration quiet();

    /** Less than so many percent of the enabled wallets' stake can still be sold; 0: never told. */
    @WithDefault("10")
    int freeEnergyBelow();

    /** An order waits so long for its energy; 0: never told. */
    @WithDefault("3m")
    Duration orderWaits();
}
