package io.joule.sandbox;

import io.joule.notice.telegram.TelegramConfig;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.SandboxTelegramConfig;
import io.joule.tron.TronConfig;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Points the clients at the simulated node and the simulated Telegram; with the sandbox off, everything is as
 * configured.
 */
@UnlessBuildProfile("prod")
public class SandboxBeans {

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    TronConfig tronConfig(SandboxNetwork sandbox) {
        TronConfig configured = SandboxNetwork.configured();
        return sandbox.url()
                .<TronConfig>map(url -> new SandboxTronConfig(configured, url))
                .orElse(configured);
    }

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    TelegramConfig telegramConfig(SandboxTelegram sandbox) {
        TelegramConfig configured = SandboxTelegram.configured();
        return sandbox.url()
                .<TelegramConfig>map(url -> new SandboxTelegramConfig(configured, url))
                .orElse(configured);
    }
}
