package io.joule.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.node.Json;

/** A chat as the page shows it. */
final class ChatJson {

    private static final int SHOWN = 60;

    private ChatJson() {}

    /** @param waiting a press is not answered yet */
    static ObjectNode of(Chat chat, long now, boolean waiting) {
        ObjectNode node = Json.object()
                .put("revision", chat.revision)
                .put("blocked", chat.blocked)
                .put("started", chat.started)
                .put("typing", chat.typingUntilMs > now)
                .put("waiting", waiting)
                .put("toast", chat.toast)
                .put("alert", chat.alert)
                .put("toasts", chat.toasts);
        ArrayNode messages = node.putArray("messages");
        chat.messages.values().stream()
                .skip(Math.max(0, chat.messages.size() - SHOWN))
                .forEach(message -> messages.add(message(message)));
        return node;
    }

    private static ObjectNode message(SentMessage message) {
        ObjectNode node = Json.object()
                .put("id", message.id())
                .put("bot", message.byBot())
                .put("html", message.text().safe())
                .put("text", message.text().plain())
                .put("date", message.dateMs())
                .put("edits", message.edits())
                .put("photo", message.photo() != null);
        if (message.keyboard() != null) {
            node.set("rows", message.keyboard().path("inline_keyboard"));
        }
        return node;
    }
}
