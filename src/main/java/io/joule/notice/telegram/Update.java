package io.joule.notice.telegram;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** One thing that happened, in the parts that Joule reads; the others are null, and all are null for unknown kinds. */
@RegisterForReflection
public record Update(
        long updateId,
        TelegramMessage message,
        TelegramMessage editedMessage,
        CallbackQuery callbackQuery,
        ChatMemberUpdate myChatMember) {}
