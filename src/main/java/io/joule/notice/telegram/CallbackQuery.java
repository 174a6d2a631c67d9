package io.joule.notice.telegram;

/**
 * Somebody pressed a button under a message.
 *
 * @param message which one; null where it is not the bot's
 * @param data what the button carries: not to be believed
 */
public record CallbackQuery(String id, TelegramUser from, TelegramMessage message, String data) {}
