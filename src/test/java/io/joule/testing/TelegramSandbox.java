package io.joule.testing;

import java.util.Map;

/** The whole service on the fast sandbox network, with a bot on the simulated Telegram. */
public class TelegramSandbox extends FastSandbox {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = super.getConfigOverrides();
        settings.put("joule.sandbox.telegram.enabled", "true");
        settings.put("joule.sandbox.telegram.port", "0");
        settings.put("joule.exchange.trx-per-usdt", "2.575594");
        settings.put("joule.bot.contact", "@desk_help");
        settings.put("joule.bot.reorder-wait", "50ms");
        settings.put("joule.bot.poll-wait", "2s");
        settings.put("joule.bot.refresh-sweep", "100ms");
        settings.put("joule.bot.retry-after", "100ms");
        settings.put("joule.telegram.retry-after", "100ms");
        // Both sides of the limit of a message a second in a chat: a test types faster than a person. SenderTest tests
        // it.
        settings.put("joule.telegram.chat-burst", "1000");
        settings.put("joule.sandbox.telegram.chat-burst", "1000");
        return settings;
    }
}
