package io.joule.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.sandbox.node.Json;

/**
 * A message of a chat, as it is now.
 *
 * @param keyboard the buttons; null where there are none
 * @param photo a PNG, or null
 * @param edits how often it was changed
 */
record SentMessage(long id, boolean byBot, HtmlText text, JsonNode keyboard, byte[] photo, long dateMs, int edits) {

    SentMessage edited(HtmlText newText, JsonNode newKeyboard, byte[] newPhoto) {
        return new SentMessage(id, byBot, newText, newKeyboard, newPhoto, dateMs, edits + 1);
    }

    boolean shows(HtmlText otherText, JsonNode otherKeyboard, byte[] otherPhoto) {
        return text.safe().equals(otherText.safe())
                && java.util.Objects.equals(keyboard, otherKeyboard)
                && java.util.Arrays.equals(photo, otherPhoto);
    }

    /** As the Bot API tells it. */
    ObjectNode json(ObjectNode chat, ObjectNode from) {
        ObjectNode node = Json.object().put("message_id", id).put("date", dateMs / 1000);
        node.set("chat", chat);
        node.set("from", from);
        if (photo == null) {
            node.put("text", text.plain());
        } else {
            node.putArray("photo")
                    .addObject()
                    .put("file_id", "photo-" + id)
                    .put("width", 512)
                    .put("height", 512);
            node.put("caption", text.plain());
        }
        if (keyboard != null) {
            node.set("reply_markup", keyboard);
        }
        return node;
    }
}
