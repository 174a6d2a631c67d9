package io.joule.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened in a history: its last events for a person, a digest to compare two runs, and counts. */
final class Journal {

    private static final int KEPT = 60;

    /** Everything, to compare two runs of one seed. */
    private static final boolean TRACE = Boolean.getBoolean("sim.trace");

    private final Deque<String> last = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private long digest = 1;
    private int events;

    void say(String event, Object... args) {
        String line = String.format(event, args);
        digest = 31 * digest + line.hashCode();
        events++;
        if (TRACE) {
            System.out.println(events + " " + line);
        }
        last.add(events + " " + line);
        if (last.size() > KEPT) {
            last.remove();
        }
    }

    void count(String what) {
        count(what, 1);
    }

    void count(String what, int times) {
        counts.merge(what, times, Integer::sum);
    }

    Map<String, Integer> counts() {
        return counts;
    }

    List<String> last() {
        return List.copyOf(last);
    }

    /** Equal for two runs that told the same events in the same order. */
    long digest() {
        return digest;
    }

    int events() {
        return events;
    }
}
