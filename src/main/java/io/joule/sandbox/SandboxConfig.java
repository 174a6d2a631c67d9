package io.joule.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** {@code joule.sandbox.*}: the simulated network inside the service; dev and test builds only. */
@ConfigMapping(prefix = "joule.sandbox")
public interface SandboxConfig {

    /** Unset: on, unless TRON_NODES or a TRON_NETWORK other than sandbox names a real network. */
    Optional<Boolean> enabled();

    /** Where the simulated node listens, on 127.0.0.1; 0 for any free port. */
    @WithDefault("18090")
    int port();

    @WithDefault("3s")
    Duration blockTime();

    /** Blocks from head to the solid view. */
    @WithDefault("19")
    int solidLag();

    /** Time stands still but for {@code /sandbox/api/clock/advance} and {@code /sandbox/api/blocks}; for tests. */
    @WithDefault("false")
    boolean manualTime();

    /** The demo suppliers are in the pool from the start. */
    @WithDefault("true")
    boolean demoPool();

    Telegram telegram();

    /** {@code joule.sandbox.telegram.*}: the simulated Telegram with its page {@code /sandbox/chat}. */
    interface Telegram {

        /** Unset: on, unless TELEGRAM_BOT_TOKEN names a real bot. */
        Optional<Boolean> enabled();

        /** Where the simulated Bot API listens, on 127.0.0.1; 0 for any free port. */
        @WithDefault("18091")
        int port();

        /** Messages in one chat at once, before the simulated Telegram refuses more than one a second. */
        @WithDefault("5")
        int chatBurst();
    }
}
