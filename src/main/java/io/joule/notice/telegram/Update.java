package io.joule.notice.telegram;

/** One thing that happened, in the parts that Joule reads; the others are null, and all are null for unknown kinds. */
public record Update(
        long updateId,
        TelegramMessage message,
        TelegramMessage editedMessage,
        CallbackQuery callbackQuery,
        ChatMemberUpdate myChatMember) {}
