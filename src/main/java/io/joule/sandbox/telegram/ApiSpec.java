package io.joule.sandbox.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.joule.sandbox.node.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * The published types of the Bot API (bot-api.json) as a check: a call that misses a field, has an unknown one, a wrong
 * type or a value that is too long is refused. The real one passes unknown fields over; here they are a slip of ours.
 */
final class ApiSpec {

    private static final String RESOURCE = "/sandbox/telegram/bot-api.json";
    private static final String ARRAY = "Array of ";

    private final JsonNode methods;
    private final JsonNode types;

    private ApiSpec(JsonNode spec) {
        this.methods = spec.path("methods");
        this.types = spec.path("types");
    }

    static ApiSpec load() {
        try (InputStream in = ApiSpec.class.getResourceAsStream(RESOURCE)) {
            return new ApiSpec(Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The parameters in their proper types: a form brings everything as text.
     *
     * @throws ApiRefusal when something is wrong with them
     */
    ObjectNode check(String method, ObjectNode given) {
        JsonNode fields = methods.path(method);
        if (fields.isMissingNode()) {
            throw ApiRefusal.plain(404, "Not Found: method not found");
        }
        ObjectNode typed = Json.object();
        given.fields().forEachRemaining(entry -> typed.set(entry.getKey(), typed(fields, entry)));
        fields(method, fields, typed);
        return typed;
    }

    private static JsonNode typed(JsonNode fields, Map.Entry<String, JsonNode> entry) {
        JsonNode types = fields.path(entry.getKey()).path("types");
        boolean text = false;
        for (JsonNode type : types) {
            text |= type.asText().equals("String") || type.asText().equals("InputFile");
        }
        boolean chatId = entry.getKey().equals("chat_id");
        if (!entry.getValue().isTextual() || text && !chatId) {
            return entry.getValue();
        }
        try {
            JsonNode read = Json.read(entry.getValue().asText());
            return read.isMissingNode() ? entry.getValue() : read;
        } catch (JsonProcessingException e) {
            return entry.getValue();
        }
    }

    private void fields(String where, JsonNode fields, JsonNode given) {
        given.fieldNames().forEachRemaining(name -> {
            if (!fields.has(name)) {
                throw ApiRefusal.bad(
                        "field \"" + name + "\" is unknown in " + where + " (refused by the sandbox only)");
            }
        });
        for (Iterator<Map.Entry<String, JsonNode>> all = fields.fields(); all.hasNext(); ) {
            Map.Entry<String, JsonNode> field = all.next();
            JsonNode value = given.path(field.getKey());
            if (!value.isMissingNode() && !value.isNull()) {
                value(where, field.getKey(), field.getValue(), value);
            } else if (field.getValue().path("required").asBoolean()) {
                throw ApiRefusal.bad(where + ": field \"" + field.getKey() + "\" is required");
            }
        }
    }

    private void value(String where, String name, JsonNode field, JsonNode value) {
        boolean fits = false;
        for (JsonNode type : field.path("types")) {
            fits |= isA(type.asText(), value);
        }
        if (!fits) {
            throw ApiRefusal.bad("can't parse field \"" + name + "\" of " + where);
        }
        if (field.has("max_items") && value.size() > field.path("max_items").asInt()) {
            throw ApiRefusal.bad("too many " + name);
        }
        // The limit of a message's text holds after its entities are parsed; it is checked there.
        if (field.has("max") && !name.equals("text") && !name.equals("caption") || isButtonText(where, name)) {
            length(where, name, field, value.asText());
        }
        for (JsonNode type : field.path("types")) {
            inside(type.asText(), value);
        }
    }

    private static boolean isButtonText(String where, String name) {
        return name.equals("text") && (where.equals("CopyTextButton") || where.equals("answerCallbackQuery"));
    }

    private static void length(String where, String name, JsonNode field, String text) {
        boolean bytes = field.path("unit").asText().equals("bytes");
        int length = bytes ? text.getBytes(StandardCharsets.UTF_8).length : text.codePointCount(0, text.length());
        if (length < field.path("min").asInt() || length > field.path("max").asInt()) {
            throw ApiRefusal.bad(
                    name.equals("callback_data")
                            ? "BUTTON_DATA_INVALID"
                            : where + ": " + name + " is too long or empty");
        }
    }

    private boolean isA(String type, JsonNode value) {
        return switch (type) {
            case "Integer" -> value.isIntegralNumber();
            case "Boolean" -> value.isBoolean();
            case "String" -> value.isTextual();
            case "InputFile" -> value instanceof TextNode;
            default -> type.startsWith(ARRAY) ? value.isArray() : value.isObject();
        };
    }

    /** Objects of types that the shortened specification has are checked to their leaves. */
    private void inside(String type, JsonNode value) {
        if (type.startsWith(ARRAY)) {
            value.forEach(item -> inside(type.substring(ARRAY.length()), item));
            return;
        }
        JsonNode known = types.path(type);
        if (known.has("fields")) {
            fields(type, known.path("fields"), value);
        }
        if (known.has("subtypes")) {
            subtype(known.path("subtypes"), value);
        }
    }

    private void subtype(JsonNode names, JsonNode value) {
        String wanted = value.path("type").asText().replace("_", "");
        for (JsonNode name : names) {
            if (name.asText().toLowerCase(java.util.Locale.ROOT).endsWith(wanted) && !wanted.isEmpty()) {
                fields(name.asText(), types.path(name.asText()).path("fields"), value);
                return;
            }
        }
        throw ApiRefusal.bad("unknown type \"" + value.path("type").asText() + "\"");
    }
}
