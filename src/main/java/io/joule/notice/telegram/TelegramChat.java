package io.joule.notice.telegram;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where messages are.
 *
 * @param id of a private chat: the person's own id; of a group or channel: below zero
 */
@RegisterForReflection
public record TelegramChat(long id, String type) {

    private static final String PRIVATE = "private";

    public boolean isPrivate() {
        return PRIVATE.equals(type);
    }
}
