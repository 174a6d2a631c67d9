package io.joule.base;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A map for many threads that never holds more than so many entries: what was used least lately makes room. */
public final class Bounded<K, V> {

    private final Map<K, V> entries = new LinkedHashMap<>();
    private final int most;

    public Bounded(int most) {
        this.most = most;
    }

    public synchronized Optional<V> get(K key) {
        V value = entries.remove(key);
        if (value != null) {
            entries.put(key, value);
        }
        return Optional.ofNullable(value);
    }

    public synchronized void put(K key, V value) {
        entries.remove(key);
        entries.put(key, value);
        if (entries.size() > most) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** The value of {@code key}, made now when there is none. */
    public synchronized V getOrMake(K key, Supplier<V> make) {
        Optional<V> known = get(key);
        if (known.isPresent()) {
            return known.get();
        }
        V made = make.get();
        put(key, made);
        return made;
    }

    public synchronized int size() {
        return entries.size();
    }
}
