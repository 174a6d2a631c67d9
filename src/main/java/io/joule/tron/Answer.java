package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A JSON object of a node, read strictly: a node leaves out what is 0, false or empty, but what is there must have the
 * right type and range. Everything else is {@link NodeTrouble.Kind#UNREADABLE}.
 */
final class Answer {

    private final JsonNode json;

    private Answer(JsonNode json) {
        this.json = json;
    }

    static Answer of(JsonNode json) {
        if (!json.isObject()) {
            throw NodeTrouble.unreadable("a list where an object was expected");
        }
        return new Answer(json);
    }

    static List<Answer> list(JsonNode json) {
        if (!json.isArray()) {
            throw NodeTrouble.unreadable("no list where one was expected");
        }
        List<Answer> answers = new ArrayList<>(json.size());
        json.forEach(element -> answers.add(of(element)));
        return answers;
    }

    /** {@code {}}: not there. */
    boolean isEmpty() {
        return json.isEmpty();
    }

    boolean has(String field) {
        return json.hasNonNull(field);
    }

    /** A whole number from 0 to the largest long; 0 when it is left out. */
    long amount(String field) {
        if (!json.has(field)) {
            return 0;
        }
        JsonNode value = json.get(field);
        expect(value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0, field, "an amount");
        return value.longValue();
    }

    /** An amount that can't be left out. */
    long required(String field) {
        expect(json.has(field), field, "there");
        return amount(field);
    }

    Instant time(String field) {
        long millis = required(field);
        expect(millis > 0, field, "a time");
        return Instant.ofEpochMilli(millis);
    }

    boolean flag(String field) {
        if (!json.has(field)) {
            return false;
        }
        expect(json.get(field).isBoolean(), field, "true or false");
        return json.get(field).booleanValue();
    }

    /** Empty when it is left out. */
    String text(String field) {
        if (!json.has(field)) {
            return "";
        }
        expect(json.get(field).isTextual(), field, "text");
        return json.get(field).textValue();
    }

    /** That many hex digits, in lower case. */
    String hex(String field, int digits) {
        String text = text(field);
        expect(text.length() == digits && isHex(text), field, digits + " hex digits");
        return text.toLowerCase(Locale.ROOT);
    }

    TxId txId(String field) {
        return new TxId(hex(field, 64));
    }

    TronAddress address(String field) {
        return TronAddress.fromHex(hex(field, 2 * TronAddress.LENGTH));
    }

    /** Empty when it is left out. */
    List<TronAddress> addresses(String field) {
        List<String> texts = texts(field);
        int digits = 2 * TronAddress.LENGTH;
        expect(texts.stream().allMatch(t -> t.length() == digits && isHex(t)), field, "a list of addresses");
        return texts.stream().map(TronAddress::fromHex).toList();
    }

    Answer object(String field) {
        expect(json.path(field).isObject(), field, "an object");
        return new Answer(json.get(field));
    }

    /** Empty when it is left out. */
    List<Answer> objects(String field) {
        return json.has(field) ? list(json.get(field)) : List.of();
    }

    /** Empty when it is left out. */
    List<String> texts(String field) {
        if (!json.has(field)) {
            return List.of();
        }
        expect(json.get(field).isArray(), field, "a list");
        List<String> texts = new ArrayList<>();
        for (JsonNode element : json.get(field)) {
            expect(element.isTextual(), field, "a list of texts");
            texts.add(element.textValue());
        }
        return texts;
    }

    static boolean isHex(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
    }

    /** For what a node that is well can't say: such an answer is a lie, not a garbled one. */
    static void expectTrue(boolean right, String field, String expected) {
        if (!right) {
            throw NodeTrouble.lie(field + " is not " + expected);
        }
    }

    static void expect(boolean right, String field, String expected) {
        if (!right) {
            throw NodeTrouble.unreadable(field + " is not " + expected);
        }
    }
}
