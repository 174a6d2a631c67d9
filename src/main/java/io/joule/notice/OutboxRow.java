package io.joule.notice;

import io.joule.notice.telegram.TelegramJson;
import java.time.Instant;
import java.util.Locale;

/**
 * One thing to send, taken.
 *
 * @param revision of the content that was taken: newer content may have come since
 * @param attempts this one included
 * @param card the chat's card as it is, for {@link Kind#CARD}
 */
record OutboxRow(
        long id,
        long chat,
        Kind kind,
        String body,
        byte[] photo,
        boolean fresh,
        int revision,
        int attempts,
        Instant createdAt,
        ShownCard card) {

    enum Kind {
        CARD,
        NOTICE,
        DELETE,
        ANSWER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param messageId null where the chat has no card */
    record ShownCard(Long messageId, boolean photo, String digest) {}

    CardContent content() {
        Outbox.Body read = TelegramJson.read(body, Outbox.Body.class);
        return new CardContent(read.html(), read.keyboard(), photo);
    }

    @Override
    public String toString() {
        return kind.word() + " " + id + " for chat " + chat;
    }
}
