package io.joule.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What happened in a history: its last events for a person, a digest to compare two runs, and counts. */
final class Journal {

    private static final int KEPT = 60;

    /** Everything, to compare two runs of one seed. */
    static final boolean TRACE = Boolean.getBoolean("sim.trace");

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private final Map<String, Integer> ids = new HashMap<>();
    private int next = 1;

    private final Deque<String> last = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private long digest = 1;
    private int events;
    private Options options;

    void begin(Options drawn) {
        options = drawn;
        say("%s", drawn);
    }

    Options options() {
        return options;
    }

    void say(String event, Object... args) {
        String line = TRACE ? masked(String.format(event, args)) : String.format(event, args);
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

    /** Ids are never the same twice: in a trace they are numbered as they come. */
    private String masked(String line) {
        return UUID.matcher(line).replaceAll(id -> "#" + ids.computeIfAbsent(id.group(), ignored -> next++));
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
