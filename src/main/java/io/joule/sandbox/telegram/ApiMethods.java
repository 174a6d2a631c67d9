package io.joule.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.node.Json;
import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each method of the simulated Bot API does. */
final class ApiMethods {

    private static final int MAX_TEXT = 4096;
    private static final int MAX_CAPTION = 1024;
    private static final int MAX_BUTTONS = 100;
    private static final int MAX_IN_ROW = 8;

    private final SimulatedTelegram telegram;
    private final Updates updates;
    private final ApiSpec spec = ApiSpec.load();
    /** What was set by setMyCommands and its like: method and language, as it was given. */
    private final Map<String, JsonNode> settings = new ConcurrentHashMap<>();

    ApiMethods(SimulatedTelegram telegram, Updates updates) {
        this.telegram = telegram;
        this.updates = updates;
    }

    /**
     * @param files uploaded, by the name of their parameter
     * @throws ApiRefusal when the call is declined
     */
    Future<JsonNode> call(String method, ObjectNode given, Map<String, byte[]> files) {
        files.keySet().stream()
                .filter(name ->
                        !given.has(name) && !given.path("media").asText().contains("attach://" + name))
                .forEach(name -> given.put(name, "attach://" + name));
        ObjectNode call = spec.check(method, given);
        return method.equals("getUpdates") ? updates.get(call) : Future.succeededFuture(now(method, call, files));
    }

    JsonNode setting(String method, String language) {
        return settings.getOrDefault(method + " " + language, Json.object());
    }

    private JsonNode now(String method, ObjectNode call, Map<String, byte[]> files) {
        return switch (method) {
            case "getMe" -> SimulatedTelegram.bot();
            case "getWebhookInfo" -> updates.webhookInfo();
            case "setWebhook" -> done(() -> updates.setWebhook(call));
            case "deleteWebhook" -> done(updates::deleteWebhook);
            case "setMyCommands", "setMyDescription", "setMyShortDescription" ->
                done(() ->
                        settings.put(method + " " + call.path("language_code").asText(""), call));
            case "sendMessage" -> telegram.send(chat(call), text(call, "text", MAX_TEXT), keyboard(call), null);
            case "sendPhoto", "sendDocument" -> sendPhoto(call, files);
            case "editMessageText" -> editText(call);
            case "editMessageCaption" -> editCaption(call);
            case "editMessageMedia" -> editMedia(call, files);
            case "editMessageReplyMarkup" -> editKeyboard(call);
            case "deleteMessage" -> done(() -> telegram.delete(chat(call), message(call)));
            case "answerCallbackQuery" ->
                done(() -> telegram.answerPress(
                        call.path("callback_query_id").asText(),
                        call.path("text").asText(""),
                        call.path("show_alert").asBoolean(false)));
            case "sendChatAction" -> done(() -> telegram.typing(chat(call)));
            default -> throw ApiRefusal.plain(404, "Not Found: method not found");
        };
    }

    private static JsonNode done(Runnable deed) {
        deed.run();
        return BooleanNode.TRUE;
    }

    private JsonNode sendPhoto(ObjectNode call, Map<String, byte[]> files) {
        byte[] photo = files.values().stream().findFirst().orElse(null);
        if (photo == null || photo.length == 0) {
            throw ApiRefusal.bad("there is no photo in the request");
        }
        return telegram.send(chat(call), text(call, "caption", MAX_CAPTION), keyboard(call), photo);
    }

    private JsonNode editText(ObjectNode call) {
        HtmlText text = text(call, "text", MAX_TEXT);
        if (telegram.message(chat(call), message(call)).photo() != null) {
            throw ApiRefusal.bad("there is no text in the message to edit");
        }
        return telegram.edit(chat(call), message(call), text, keyboard(call), null);
    }

    private JsonNode editCaption(ObjectNode call) {
        HtmlText text = text(call, "caption", MAX_CAPTION);
        if (telegram.message(chat(call), message(call)).photo() == null) {
            throw ApiRefusal.bad("there is no caption in the message to edit");
        }
        return telegram.edit(chat(call), message(call), text, keyboard(call), null);
    }

    private JsonNode editMedia(ObjectNode call, Map<String, byte[]> files) {
        JsonNode media = call.path("media");
        byte[] photo = files.get(media.path("media").asText().replace("attach://", ""));
        if (photo == null) {
            throw ApiRefusal.bad("file must be non-empty");
        }
        return telegram.edit(chat(call), message(call), text(media, "caption", MAX_CAPTION), keyboard(call), photo);
    }

    private JsonNode editKeyboard(ObjectNode call) {
        SentMessage before = telegram.message(chat(call), message(call));
        return telegram.edit(chat(call), message(call), before.text(), keyboard(call), null);
    }

    private static long chat(JsonNode call) {
        return call.path("chat_id").asLong();
    }

    private static long message(JsonNode call) {
        return call.path("message_id").asLong();
    }

    private static HtmlText text(JsonNode call, String field, int most) {
        String given = call.path(field).asText("");
        String mode = call.path("parse_mode").asText("");
        if (!mode.isEmpty() && !mode.equalsIgnoreCase("HTML")) {
            throw ApiRefusal.bad("unsupported parse_mode (the sandbox reads HTML)");
        }
        HtmlText text = mode.isEmpty() ? HtmlText.ofPlain(given) : HtmlText.parse(given);
        int length = text.plain().codePointCount(0, text.plain().length());
        if (field.equals("text") && text.plain().isBlank()) {
            throw ApiRefusal.bad("message text is empty");
        }
        if (length > most) {
            throw ApiRefusal.bad(field.equals("text") ? "message is too long" : "message caption is too long");
        }
        return text;
    }

    /** Beyond the types: how many buttons there may be, and that each does exactly one thing. */
    private static JsonNode keyboard(ObjectNode call) {
        JsonNode rows = call.path("reply_markup").path("inline_keyboard");
        int buttons = 0;
        for (JsonNode row : rows) {
            buttons += row.size();
            if (row.size() > MAX_IN_ROW || buttons > MAX_BUTTONS) {
                throw ApiRefusal.bad("reply markup is too long");
            }
            row.forEach(ApiMethods::button);
        }
        return buttons == 0 ? null : call.path("reply_markup");
    }

    private static void button(JsonNode button) {
        if (button.path("text").asText().isBlank()) {
            throw ApiRefusal.bad("can't parse inline keyboard button: Field \"text\" must be non-empty");
        }
        if (button.size() != 2) {
            throw ApiRefusal.bad(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
        String url = button.path("url").asText("https://");
        if (!url.startsWith("https://") && !url.startsWith("http://") && !url.startsWith("tg://")) {
            throw ApiRefusal.bad("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
        }
    }
}
