package io.joule.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One recording of a real java-tron node: the keys it used and the requests with their answers. */
record GoldenFile(String name, Map<String, Key> keys, List<Step> steps) {

    /** Where a recording's faucet shows in its texts; the recordings don't list it among their keys. */
    static final String FAUCET = "TPL66VK2gCXNCD7EJg9pgJRfqcRazjhUZY";

    static final String FAUCET_HEX = "41928c9af0651632157ef27a2cf17ca72c575a4d21";
    /** The token of the recordings that don't name it. */
    static final String TOKEN_HEX = "417d2c6b3ccfd165af9335807632d1c7ad416680f0";

    record Key(String label, String address, String hex, String privateKey) {
        boolean isContract() {
            return privateKey == null;
        }
    }

    record Step(int index, String name, String path, JsonNode request, JsonNode response, JsonNode all) {
        boolean isNote() {
            return path == null;
        }

        @Override
        public String toString() {
            return index + " [" + name + "] " + path;
        }
    }

    static GoldenFile load(String name) {
        try (InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + name + ".json")) {
            return parse(name, NodeHttp.JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static GoldenFile parse(String name, JsonNode file) {
        Map<String, Key> keys = new LinkedHashMap<>();
        file.path("keys").fields().forEachRemaining(e -> keys.put(e.getKey(), key(e.getKey(), e.getValue())));
        List<Step> steps = new ArrayList<>();
        for (JsonNode s : file.path("steps")) {
            steps.add(new Step(steps.size(), text(s, "name"), text(s, "path"), s.get("request"), s.get("response"), s));
        }
        return new GoldenFile(name, keys, List.copyOf(steps));
    }

    private static Key key(String label, JsonNode k) {
        return new Key(label, text(k, "address"), text(k, "hex"), text(k, "privateKey"));
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }
}
