package io.joule.sandbox.chain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A map that lies over another one: reads fall through, writes stay here until they are merged down or thrown away. */
final class Layered<K, V> {

    private Layered<K, V> below;
    private final Map<K, Optional<V>> own = new HashMap<>();

    Layered(Layered<K, V> below) {
        this.below = below;
    }

    V get(K key) {
        for (Layered<K, V> layer = this; layer != null; layer = layer.below) {
            Optional<V> value = layer.own.get(key);
            if (value != null) {
                return value.orElse(null);
            }
        }
        return null;
    }

    V own(K key) {
        Optional<V> value = own.get(key);
        return value == null ? null : value.orElse(null);
    }

    void put(K key, V value) {
        own.put(key, Optional.of(value));
    }

    void remove(K key) {
        own.put(key, Optional.empty());
    }

    void mergeDown() {
        below.own.putAll(own);
    }

    void standOn(Layered<K, V> newBelow) {
        below = newBelow;
    }
}
