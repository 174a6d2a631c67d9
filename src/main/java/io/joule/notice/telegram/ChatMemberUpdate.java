package io.joule.notice.telegram;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The bot was blocked, let in again, added to a group or taken out of it. */
@RegisterForReflection
public record ChatMemberUpdate(TelegramChat chat, TelegramUser from, Member newChatMember) {

    /** @param status such as {@code member} or {@code kicked} */
    @RegisterForReflection
    public record Member(String status) {}

    /** In a private chat: the person blocked the bot. */
    public boolean isOut() {
        return newChatMember != null
                && ("kicked".equals(newChatMember.status()) || "left".equals(newChatMember.status()));
    }
}
