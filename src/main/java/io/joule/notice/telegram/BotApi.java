package io.joule.notice.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of the Bot API that Joule uses. Texts are Telegram's HTML; who calls has escaped what is not markup. */
@ApplicationScoped
public class BotApi {

    /** What the bot wants to be told of; everything else Telegram keeps to itself. */
    public static final List<String> ALLOWED_UPDATES = List.of("message", "callback_query", "my_chat_member");

    private static final String HTML = "HTML";
    private static final Map<String, ?> NO_PREVIEW = Map.of("is_disabled", true);

    private final TelegramClient client;

    public BotApi(Vertx vertx, TelegramConfig config) {
        this.client = new TelegramClient(vertx, config);
    }

    /** The bot itself. */
    public Uni<TelegramAnswer> getMe() {
        return client.call("getMe", Map.of());
    }

    /** @param offset first update wanted; those before it are forgotten. Empty: all that are not confirmed */
    public Uni<TelegramAnswer> getUpdates(Optional<Long> offset, int limit, Duration wait) {
        Map<String, Object> parameters = new HashMap<>();
        offset.ifPresent(first -> parameters.put("offset", first));
        parameters.put("limit", limit);
        parameters.put("timeout", wait.toSeconds());
        parameters.put("allowed_updates", ALLOWED_UPDATES);
        return client.call("getUpdates", parameters, wait);
    }

    public Uni<TelegramAnswer> setWebhook(String url, String secret) {
        return client.call(
                "setWebhook", Map.of("url", url, "secret_token", secret, "allowed_updates", ALLOWED_UPDATES));
    }

    public Uni<TelegramAnswer> deleteWebhook() {
        return client.call("deleteWebhook", Map.of());
    }

    /**
     * @param scope such as {@code all_private_chats}
     * @param language two letters, or empty for everybody else
     */
    public Uni<TelegramAnswer> setMyCommands(List<BotCommand> commands, String scope, String language) {
        return client.call(
                "setMyCommands",
                Map.of("commands", commands, "scope", Map.of("type", scope), "language_code", language));
    }

    /** At most 120 characters: shown on the bot's profile. */
    public Uni<TelegramAnswer> setMyShortDescription(String text, String language) {
        return client.call("setMyShortDescription", Map.of("short_description", text, "language_code", language));
    }

    /** At most 512 characters: shown in the empty chat. */
    public Uni<TelegramAnswer> setMyDescription(String text, String language) {
        return client.call("setMyDescription", Map.of("description", text, "language_code", language));
    }

    public Uni<TelegramAnswer> sendMessage(long chat, String html, InlineKeyboard keyboard) {
        return client.call("sendMessage", message(chat, html, keyboard));
    }

    public Uni<TelegramAnswer> editMessageText(long chat, long messageId, String html, InlineKeyboard keyboard) {
        Map<String, Object> parameters = message(chat, html, keyboard);
        parameters.put("message_id", messageId);
        return client.call("editMessageText", parameters);
    }

    /** Sends a PNG picture with a caption. */
    public Uni<TelegramAnswer> sendPhoto(long chat, byte[] png, String html, InlineKeyboard keyboard) {
        Map<String, String> parameters = form(chat, keyboard);
        parameters.put("caption", html);
        parameters.put("parse_mode", HTML);
        return client.upload("sendPhoto", parameters, "photo", png);
    }

    /** Puts another picture and caption in the place of a picture. */
    public Uni<TelegramAnswer> editMessagePhoto(
            long chat, long messageId, byte[] png, String html, InlineKeyboard keyboard) {
        Map<String, String> parameters = form(chat, keyboard);
        parameters.put("message_id", Long.toString(messageId));
        parameters.put(
                "media",
                TelegramJson.write(
                        Map.of("type", "photo", "media", "attach://photo", "caption", html, "parse_mode", HTML)));
        return client.upload("editMessageMedia", parameters, "photo", png);
    }

    /** Changes what is written under a picture. */
    public Uni<TelegramAnswer> editMessageCaption(long chat, long messageId, String html, InlineKeyboard keyboard) {
        return client.call(
                "editMessageCaption",
                Map.of(
                        "chat_id", chat,
                        "message_id", messageId,
                        "caption", html,
                        "parse_mode", HTML,
                        "reply_markup", keyboard));
    }

    public Uni<TelegramAnswer> deleteMessage(long chat, long messageId) {
        return client.call("deleteMessage", Map.of("chat_id", chat, "message_id", messageId));
    }

    /** @param text shown for a moment, or until it is dismissed when {@code alert}; empty for nothing */
    public Uni<TelegramAnswer> answerCallbackQuery(String id, String text, boolean alert) {
        return client.call("answerCallbackQuery", Map.of("callback_query_id", id, "text", text, "show_alert", alert));
    }

    /** "typing …", for a few seconds or until the next message. */
    public Uni<TelegramAnswer> sendTyping(long chat) {
        return client.call("sendChatAction", Map.of("chat_id", chat, "action", "typing"));
    }

    /** The id of the message that a send or edit was answered with; 0 where there is none. */
    public static long messageId(TelegramAnswer answer) {
        return answer.result().path("message_id").asLong(0);
    }

    /** The updates that getUpdates was answered with, as they came. */
    public static List<JsonNode> updates(TelegramAnswer answer) {
        List<JsonNode> found = new ArrayList<>();
        answer.result().elements().forEachRemaining(found::add);
        return found;
    }

    private static Map<String, Object> message(long chat, String html, InlineKeyboard keyboard) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("chat_id", chat);
        parameters.put("text", html);
        parameters.put("parse_mode", HTML);
        parameters.put("link_preview_options", NO_PREVIEW);
        parameters.put("reply_markup", keyboard);
        return parameters;
    }

    private static Map<String, String> form(long chat, InlineKeyboard keyboard) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("chat_id", Long.toString(chat));
        parameters.put("reply_markup", TelegramJson.write(keyboard));
        return parameters;
    }
}
