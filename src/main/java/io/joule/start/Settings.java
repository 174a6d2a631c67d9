package io.joule.start;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The environment, with {@code -DNAME=value} before it; an empty value counts as not set. */
record Settings(Map<String, String> values) {

    static Settings ofProcess() {
        Map<String, String> values = new HashMap<>(System.getenv());
        System.getProperties().forEach((name, value) -> values.put(name.toString(), value.toString()));
        return new Settings(values);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
