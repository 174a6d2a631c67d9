package io.joule.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares one answer with the recorded one, field by field, both in this run's names. Counts what it compares. */
final class AnswerComparison {

    /** What a run knows about its own chain; the recorded value comes first, always. */
    interface Chain {
        boolean sameTime(long recorded, long actual);

        boolean sameBlock(long recorded, long actual);

        boolean hasRecordedWeights();

        /** Largest difference, in sun, for an amount that stands for something in use. */
        long usageToleranceSun();
    }

    private static final long USAGE_TOLERANCE = 2;
    private static final long WINDOW_TOLERANCE = 1000;
    private static final long ENERGY_PRICE_SUN = 100;

    private final Chain chain;
    private final List<String> differences = new ArrayList<>();
    private int compared;

    AnswerComparison(Chain chain) {
        this.chain = chain;
    }

    List<String> differences() {
        return differences;
    }

    int compared() {
        return compared;
    }

    /** @param subset the recording holds only some of the fields */
    void compare(JsonNode recorded, JsonNode actual, boolean subset) {
        compare("", recorded, actual, subset);
    }

    private void compare(String path, JsonNode recorded, JsonNode actual, boolean subset) {
        if (recorded.isObject() && actual.isObject()) {
            compareObjects(path, recorded, actual, subset);
        } else if (recorded.isArray() && actual.isArray()) {
            compareArrays(path, recorded, actual, subset);
        } else {
            compareValues(path, recorded, actual);
        }
    }

    private void compareObjects(String path, JsonNode recorded, JsonNode actual, boolean subset) {
        Set<String> names = new LinkedHashSet<>();
        recorded.fieldNames().forEachRemaining(names::add);
        if (!subset) {
            actual.fieldNames().forEachRemaining(names::add);
        }
        for (String name : names) {
            String inner = path + "/" + name;
            if (FieldRule.of(inner) == FieldRule.CACHE_ARTEFACT) {
                continue;
            }
            if (!recorded.has(name)) {
                differ(inner, "absent", actual.get(name));
            } else if (!actual.has(name)) {
                missing(inner, recorded.get(name));
            } else {
                compare(inner, recorded.get(name), actual.get(name), subset);
            }
        }
    }

    /** A usage within the tolerance of nothing is shown as nothing. */
    private void missing(String path, JsonNode recorded) {
        compared++;
        boolean nothing = FieldRule.of(path) == FieldRule.USAGE && recorded.asLong() <= USAGE_TOLERANCE;
        if (!nothing) {
            differ(path, recorded, "absent");
        }
    }

    private void compareArrays(String path, JsonNode recorded, JsonNode actual, boolean subset) {
        boolean keyed = recorded.size() > 0
                && recorded.get(0).has("key")
                && recorded.get(0).size() <= 2;
        if (keyed) {
            compareKeyed(path, recorded, actual);
            return;
        }
        if (recorded.size() != actual.size()) {
            differ(path, recorded, actual);
            return;
        }
        Iterator<JsonNode> others = actual.elements();
        recorded.forEach(one -> compare(path, one, others.next(), subset));
    }

    /** A list of {key, value} has no order of its own. */
    private void compareKeyed(String path, JsonNode recorded, JsonNode actual) {
        compare(path, byKey(recorded), byKey(actual), false);
    }

    private static JsonNode byKey(JsonNode list) {
        var map = NodeHttp.JSON.createObjectNode();
        list.forEach(e -> map.set(e.path("key").asText(), e));
        return map;
    }

    private void compareValues(String path, JsonNode recorded, JsonNode actual) {
        compared++;
        FieldRule rule = FieldRule.of(path);
        boolean sameKind = recorded.getNodeType() == actual.getNodeType();
        if (!sameKind || !agree(rule, recorded, actual)) {
            differ(path, recorded, actual);
        }
    }

    private boolean agree(FieldRule rule, JsonNode recorded, JsonNode actual) {
        long was = recorded.asLong();
        long is = actual.asLong();
        return switch (rule) {
            case EXACT -> recorded.getNodeType() == JsonNodeType.NUMBER ? was == is : recorded.equals(actual);
            case VOLATILE, CACHE_ARTEFACT -> true;
            case TIME -> chain.sameTime(was, is);
            case BLOCK_NUMBER -> chain.sameBlock(was, is);
            case USAGE -> near(was, is, USAGE_TOLERANCE);
            case WINDOW -> near(was, is, WINDOW_TOLERANCE);
            case USAGE_SUN -> near(was, is, chain.usageToleranceSun());
            case ENERGY_SUN -> near(was, is, USAGE_TOLERANCE * ENERGY_PRICE_SUN);
            case WEIGHT -> !chain.hasRecordedWeights() || was == is;
            case SHARE_OF_WEIGHT -> near(was, is, chain.hasRecordedWeights() ? 0 : USAGE_TOLERANCE);
        };
    }

    private static boolean near(long was, long is, long tolerance) {
        return Math.abs(was - is) <= tolerance;
    }

    private void differ(String path, Object recorded, Object actual) {
        differences.add(path + ": recorded " + recorded + ", answered " + actual);
    }
}
