package io.joule.sandbox.telegram;

import java.util.LinkedHashMap;
import java.util.Map;

/** One person's private chat with the bot. */
final class Chat {

    final Person person;
    final Map<Long, SentMessage> messages = new LinkedHashMap<>();
    /** The person pressed Start or wrote: before that a bot can't write. */
    boolean started;

    boolean blocked;
    long typingUntilMs;
    /** What the last answered press showed, and how often one did. */
    String toast = "";

    boolean alert;
    int toasts;
    /** Goes up with everything that a page would show. */
    long revision = 1;

    Chat(Person person) {
        this.person = person;
    }

    SentMessage bots(long messageId) {
        SentMessage message = messages.get(messageId);
        if (message == null) {
            throw ApiRefusal.bad("message to edit not found");
        }
        if (!message.byBot()) {
            throw ApiRefusal.bad("message can't be edited");
        }
        return message;
    }

    void put(SentMessage message) {
        messages.put(message.id(), message);
        revision++;
    }
}
