package io.joule.bot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code joule.bot.*}: how updates come in and are worked through. */
@ConfigMapping(prefix = "joule.bot")
public interface BotConfig {

    /** PUBLIC_URL: where Telegram reaches this service, https. Unset: the bot asks for updates itself. */
    Optional<String> publicUrl();

    /** Path of the webhook under {@link #publicUrl}. */
    @WithDefault("/telegram/webhook")
    String webhookPath();

    /** TELEGRAM_WEBHOOK_SECRET: 1 to 256 of A-Z, a-z, 0-9, _ and -. Unset: one that follows from the token. */
    Optional<String> webhookSecret();

    /** Telegram holds its answer back so long when the bot asks and there is nothing. */
    @WithDefault("25s")
    Duration pollWait();

    /** An update whose predecessor is missing waits so long for it. */
    @WithDefault("500ms")
    Duration reorderWait();

    /** Updates worked on at once; of one person never more than one. */
    @WithDefault("32")
    int atOnce();

    /** So many failed tries, and an update is given up with an apology. */
    @WithDefault("5")
    int maxAttempts();

    /** First wait after a failed try; it doubles each time. */
    @WithDefault("1s")
    Duration retryAfter();

    /** How long updates that are done are kept. */
    @WithDefault("7d")
    Duration keepUpdates();

    /** How often cards that follow something by themselves are looked for. */
    @WithDefault("500ms")
    Duration refreshSweep();

    /** How long a quote holds that was shown. */
    @WithDefault("2m")
    Duration quoteHolds();

    /** How long a link holds that asks a friend to pay. */
    @WithDefault("24h")
    Duration payLinkHolds();

    /** So many links of one person may wait for a friend at once. */
    @WithDefault("20")
    int openPayLinks();

    /** So long before a rental ends its customer is reminded; of a short one, at the last sixth of it. */
    @WithDefault("10m")
    Duration remindBefore();

    /** How often reminders that are due are looked for. */
    @WithDefault("5s")
    Duration reminderSweep();

    /** Whom customers write to, as Help shows it: {@code @name}, or an address. */
    Optional<String> contact();

    /**
     * Telegram ids of those who run the desk, with commas between: they are told of what needs a person, and may use
     * /stats, /pending, /alerts, /pause, /resume.
     */
    Optional<List<Long>> operators();
}
