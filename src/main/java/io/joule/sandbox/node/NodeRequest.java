package io.joule.sandbox.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.joule.tron.TronAddress;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Locale;

/** One request to the node: its parameters, from the JSON body or from the query. */
final class NodeRequest {

    private final ObjectNode parameters;
    private final String text;

    private NodeRequest(ObjectNode parameters, String text) {
        this.parameters = parameters;
        this.text = text;
    }

    static NodeRequest ofBody(String body) {
        if (body == null || body.isBlank()) {
            return new NodeRequest(Json.object(), "");
        }
        try {
            JsonNode node = Json.read(body);
            if (node instanceof ObjectNode object) {
                return new NodeRequest(object, body);
            }
            throw NodeException.badJson();
        } catch (JsonProcessingException e) {
            throw NodeException.badJson();
        }
    }

    static NodeRequest ofQuery(Iterable<java.util.Map.Entry<String, String>> query) {
        ObjectNode parameters = Json.object();
        query.forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
        return new NodeRequest(parameters, parameters.toString());
    }

    ObjectNode parameters() {
        return parameters;
    }

    /** Whether addresses are base58, in the request and in the answer. */
    boolean visible() {
        return parameters.path("visible").asBoolean(false);
    }

    boolean has(String field) {
        return parameters.hasNonNull(field);
    }

    String text(String field) {
        return parameters.path(field).asText("");
    }

    long number(String field) {
        JsonNode node = parameters.path(field);
        if (node.isNumber()) {
            return node.asLong();
        }
        try {
            return node.isTextual() ? new BigDecimal(node.asText().trim()).longValue() : 0;
        } catch (NumberFormatException e) {
            throw NodeException.badText("1:" + columnOf(node.asText()) + ": Couldn't parse integer");
        }
    }

    /** @throws NodeException in the node's words when the text has the wrong form */
    byte[] bytes(String field) {
        return bytesOf(text(field));
    }

    /** Hex in either case, or an address in base58 when the request is visible. */
    byte[] bytesOf(String value) {
        if (visible() && value.startsWith("T")) {
            try {
                return TronAddress.parse(value).bytes();
            } catch (IllegalArgumentException e) {
                throw NodeException.badText("1:" + columnOf(value) + ": INVALID base58 String, invalid address");
            }
        }
        try {
            return HexFormat.of().parseHex(value.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw NodeException.badText("1:" + columnOf(value) + ": INVALID hex String");
        }
    }

    /**
     * The address in this field.
     *
     * @throws NodeException when it is none
     */
    TronAddress address(String field) {
        byte[] raw = bytes(field);
        if (raw.length != TronAddress.LENGTH || raw[0] != TronAddress.PREFIX) {
            throw NodeException.invalidContract("Invalid address");
        }
        return TronAddress.of(raw);
    }

    /** Where a text value stands in the request, counted from 1, as the node reports it. */
    int columnOf(String value) {
        return text.indexOf('"' + value + '"') + 1;
    }
}
