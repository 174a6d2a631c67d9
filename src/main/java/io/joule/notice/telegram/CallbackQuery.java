package io.joule.notice.telegram;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Somebody pressed a button under a message.
 *
 * @param message which one; null where it is not the bot's
 * @param data what the button carries: not to be believed
 */
@RegisterForReflection
public record CallbackQuery(String id, TelegramUser from, TelegramMessage message, String data) {}
