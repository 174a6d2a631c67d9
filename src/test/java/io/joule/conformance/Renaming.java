package io.joule.conformance;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts of a recording (addresses, txids, signatures) and what stands for them in this run; all keep their length. */
final class Renaming {

    private final Map<String, String> names = new LinkedHashMap<>();

    void add(String recorded, String actual) {
        if (recorded.length() >= 16) {
            names.put(recorded, actual);
        }
    }

    void addKey(GoldenFile.Key recorded, TestKey actual) {
        add(recorded.address(), actual.address());
        addHex(recorded.hex(), actual.hex());
    }

    /** {@code 41…} and the 20 bytes alone. */
    void addHex(String recorded, String actual) {
        add(recorded, actual);
        add(recorded.substring(2), actual.substring(2));
    }

    String apply(String text) {
        String renamed = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            renamed = renamed.replace(name.getKey(), name.getValue());
        }
        return renamed;
    }
}
