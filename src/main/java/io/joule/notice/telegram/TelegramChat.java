package io.joule.notice.telegram;

/**
 * Where messages are.
 *
 * @param id of a private chat: the person's own id; of a group or channel: below zero
 */
public record TelegramChat(long id, String type) {

    private static final String PRIVATE = "private";

    public boolean isPrivate() {
        return PRIVATE.equals(type);
    }
}
