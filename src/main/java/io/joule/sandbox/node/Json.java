package io.joule.sandbox.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.tron.TronAddress;
import java.util.HexFormat;

/** JSON as the node writes it: a field that is 0, false or empty is left out. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ObjectNode put(ObjectNode node, String field, long value) {
        return value == 0 ? node : node.put(field, value);
    }

    public static ObjectNode put(ObjectNode node, String field, String value) {
        return value.isEmpty() ? node : node.put(field, value);
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** 41… by default, T… when the caller asked for visible addresses. */
    public static String address(TronAddress address, boolean visible) {
        return visible ? address.toString() : address.hex();
    }

    public static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    public static String write(JsonNode node) {
        return node.toString();
    }
}
