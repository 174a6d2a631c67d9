package io.joule.notice.telegram;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What somebody wrote, or a card that the bot wrote.
 *
 * @param from null in channels
 * @param text null where it is no text: a sticker, a photo, somebody joined
 */
@RegisterForReflection
public record TelegramMessage(long messageId, TelegramUser from, TelegramChat chat, String text) {}
