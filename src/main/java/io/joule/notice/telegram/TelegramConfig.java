package io.joule.notice.telegram;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** {@code joule.telegram.*}: which bot this is, and where its Bot API answers. */
@ConfigMapping(prefix = "joule.telegram")
public interface TelegramConfig {

    /** TELEGRAM_BOT_TOKEN, as BotFather gave it. Unset: there is no bot. */
    Optional<String> token();

    /** TELEGRAM_API_URL: Telegram's own, or a Bot API server that runs locally. */
    @WithDefault("https://api.telegram.org")
    String apiUrl();

    /** For one answer. Long polling adds its own wait to it. */
    @WithDefault("10s")
    Duration timeout();

    /** Messages and edits a second, over all chats and instances; Telegram's limit is about 30. */
    @WithDefault("30")
    int messagesPerSecond();

    /** Messages and edits to one chat at once, before the limit of one a second holds. */
    @WithDefault("3")
    int chatBurst();

    /** So many failed tries, and a message is given up. */
    @WithDefault("10")
    int maxAttempts();

    /** First wait after a failed try; it doubles each time, up to five minutes. */
    @WithDefault("1s")
    Duration retryAfter();
}
