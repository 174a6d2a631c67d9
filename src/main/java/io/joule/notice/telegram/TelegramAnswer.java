package io.joule.notice.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Locale;

/**
 * What Telegram said, or that it did not.
 *
 * @param result of an {@link Meaning#OK}; else missing
 * @param retryAfter with {@link Meaning#SLOW_DOWN}; else zero
 * @param description Telegram's own words, or ours; for the log
 */
public record TelegramAnswer(Meaning meaning, JsonNode result, Duration retryAfter, String description) {

    /** What an answer means for who asked. */
    public enum Meaning {
        /** Done. */
        OK,
        /** Not done: too much at once. Again after the time it names. */
        SLOW_DOWN,
        /** This chat can't be written to any more: blocked, deleted, or the bot was put out. */
        BLOCKED,
        /** The message is what it should become: as good as done. */
        NOT_MODIFIED,
        /** The message to edit or delete is not there, or too old for it. */
        GONE,
        /** The button press can't be answered any more. */
        TOO_LATE,
        /** Another poller, or a webhook, gets the updates. */
        CONFLICT,
        /** Wrong in itself: it would be refused again. */
        REFUSED,
        /** No answer, or none that tells: it may have been done or not. */
        UNKNOWN
    }

    private static final int CONFLICT = 409;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;
    private static final int LONGEST_DESCRIPTION = 200;

    static TelegramAnswer unknown(String why) {
        return new TelegramAnswer(Meaning.UNKNOWN, MissingNode.getInstance(), Duration.ZERO, why);
    }

    /** Reads the envelope that every answer of the Bot API comes in. */
    static TelegramAnswer of(JsonNode answer) {
        if (answer.path("ok").asBoolean(false)) {
            return new TelegramAnswer(Meaning.OK, answer.path("result"), Duration.ZERO, "");
        }
        String description = shortened(answer.path("description").asText(""));
        Duration wait = Duration.ofSeconds(
                Math.max(0, answer.path("parameters").path("retry_after").asLong(0)));
        Meaning meaning = meaning(answer.path("error_code").asInt(SERVER_FAULT), description.toLowerCase(Locale.ROOT));
        return new TelegramAnswer(meaning, MissingNode.getInstance(), wait, description);
    }

    /** The Bot API tells its cases apart by words only. */
    private static Meaning meaning(int code, String words) {
        if (code == TOO_MANY) {
            return Meaning.SLOW_DOWN;
        }
        if (code == CONFLICT) {
            return Meaning.CONFLICT;
        }
        if (code == FORBIDDEN || words.contains("chat not found") || words.contains("user is deactivated")) {
            return Meaning.BLOCKED;
        }
        if (code >= SERVER_FAULT) {
            return Meaning.UNKNOWN;
        }
        if (words.contains("message is not modified")) {
            return Meaning.NOT_MODIFIED;
        }
        if (words.contains("query is too old") || words.contains("query_id_invalid")) {
            return Meaning.TOO_LATE;
        }
        return isGone(words) ? Meaning.GONE : Meaning.REFUSED;
    }

    private static boolean isGone(String words) {
        return words.contains("message to edit not found")
                || words.contains("message to delete not found")
                || words.contains("message can't be edited")
                || words.contains("message can't be deleted")
                || words.contains("message_id_invalid")
                || words.contains("there is no text in the message to edit");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION);
    }
}
