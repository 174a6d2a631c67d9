package io.joule.sandbox.telegram;

import io.joule.notice.telegram.TelegramConfig;
import java.time.Duration;
import java.util.Optional;

/** What is configured, but for the bot and its address: those of the simulation. */
public record SandboxTelegramConfig(TelegramConfig configured, String apiUrl) implements TelegramConfig {

    @Override
    public Optional<String> token() {
        return Optional.of(BotApiServer.TOKEN);
    }

    @Override
    public Duration timeout() {
        return configured.timeout();
    }

    @Override
    public int messagesPerSecond() {
        return configured.messagesPerSecond();
    }

    @Override
    public int chatBurst() {
        return configured.chatBurst();
    }

    @Override
    public int maxAttempts() {
        return configured.maxAttempts();
    }

    @Override
    public Duration retryAfter() {
        return configured.retryAfter();
    }
}
