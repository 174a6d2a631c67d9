package io.joule.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils good input: as bytes, and where it is JSON as a tree, too. The same random numbers spoil it the same way. */
final class Mutator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEP = 3_000;
    private static final List<String> ODD = List.of(
            "",
            " ",
            "0",
            "-1",
            "\u0000",
            "\ud83d\ude00",
            "\u202e",
            "null",
            "0x41",
            "41",
            "T",
            "1e400",
            "NaN",
            "'",
            "\"",
            "{}",
            "f".repeat(64),
            "0".repeat(64),
            "9".repeat(400),
            "x".repeat(5_000),
            "\uff11",
            "\n",
            "%00",
            "../",
            "${x}");

    private final SplittableRandom random;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    /** @param all the seeds, to take pieces from */
    byte[] spoil(byte[] seed, List<byte[]> all) {
        byte[] bytes = random.nextInt(3) > 0 ? spoilTree(seed) : seed;
        int strokes = random.nextInt(4) == 0 || Arrays.equals(bytes, seed) ? 1 + random.nextInt(4) : 0;
        for (int i = 0; i < strokes; i++) {
            bytes = spoilBytes(bytes, all.get(random.nextInt(all.size())));
        }
        return bytes;
    }

    private byte[] spoilBytes(byte[] bytes, byte[] other) {
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        int end = at + random.nextInt(Math.max(1, Math.min(32, bytes.length - at)));
        return switch (random.nextInt(8)) {
            case 0, 1 -> flipped(bytes, at);
            case 2 -> joined(bytes, 0, at, new byte[0], bytes, end);
            case 3 -> joined(bytes, 0, at, Arrays.copyOfRange(bytes, at, end), bytes, at);
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 -> joined(bytes, 0, at, random(1 + random.nextInt(8)), bytes, at);
            case 6 -> joined(bytes, 0, at, odd().getBytes(StandardCharsets.UTF_8), bytes, end);
            default -> joined(bytes, 0, at, new byte[0], other, other.length == 0 ? 0 : random.nextInt(other.length));
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        if (bytes.length == 0) {
            return random(1);
        }
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] joined(byte[] head, int from, int to, byte[] middle, byte[] tail, int tailFrom) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head, from, to - from);
        out.writeBytes(middle);
        out.write(tail, tailFrom, tail.length - tailFrom);
        return out.toByteArray();
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String odd() {
        return ODD.get(random.nextInt(ODD.size()));
    }

    // ---- JSON ----

    private byte[] spoilTree(byte[] seed) {
        try {
            JsonNode root = JSON.readTree(seed);
            if (root == null || !root.isContainerNode()) {
                return seed;
            }
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                List<JsonNode> inside = containers(root, new ArrayList<>());
                spoil(inside.get(random.nextInt(inside.size())));
            }
            return random.nextInt(60) == 0 ? deep(root) : JSON.writeValueAsBytes(root);
        } catch (IOException noJson) {
            return seed;
        }
    }

    private static List<JsonNode> containers(JsonNode node, List<JsonNode> found) {
        if (node.isContainerNode()) {
            found.add(node);
            node.forEach(child -> containers(child, found));
        }
        return found;
    }

    private void spoil(JsonNode container) {
        if (container instanceof ObjectNode object) {
            spoil(object);
        } else if (container instanceof ArrayNode array) {
            spoil(array);
        }
    }

    private void spoil(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set(odd(), value(null));
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + random.nextInt(2), object.remove(name));
            case 2 -> object.set(odd(), value(object.get(name)));
            default -> object.set(name, value(object.get(name)));
        }
    }

    private void spoil(ArrayNode array) {
        if (array.isEmpty()) {
            array.add(value(null));
            return;
        }
        int at = random.nextInt(array.size());
        switch (random.nextInt(4)) {
            case 0 -> array.remove(at);
            case 1 -> array.add(array.get(at).deepCopy());
            default -> array.set(at, value(array.get(at)));
        }
    }

    private JsonNode value(JsonNode before) {
        return switch (random.nextInt(10)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 2 -> JSON.getNodeFactory().numberNode(random.nextLong());
            case 3 ->
                JSON.getNodeFactory()
                        .numberNode(BigInteger.TEN.pow(random.nextInt(60)).negate());
            case 4 -> JSON.getNodeFactory().numberNode(BigInteger.ONE.shiftLeft(random.nextInt(400)));
            case 5 -> JSON.getNodeFactory().numberNode(random.nextInt(100) / 7.0);
            case 6 -> JSON.createArrayNode().add(before == null ? JSON.nullNode() : before.deepCopy());
            case 7 -> JSON.createObjectNode();
            case 8 ->
                before != null && before.isTextual()
                        ? JSON.getNodeFactory().textNode(touched(before.textValue()))
                        : JSON.getNodeFactory().textNode(odd());
            default -> JSON.getNodeFactory().textNode(odd());
        };
    }

    private String touched(String text) {
        StringBuilder touched = new StringBuilder(text);
        int at = random.nextInt(text.length() + 1);
        return touched.insert(at, (char) random.nextInt(0x250)).toString();
    }

    private static byte[] deep(JsonNode root) throws JsonProcessingException {
        return ("[".repeat(DEEP) + JSON.writeValueAsString(root) + "]".repeat(DEEP)).getBytes(StandardCharsets.UTF_8);
    }
}
