package io.joule.conformance;

import java.util.Map;
import java.util.TreeMap;

/**
 * Recorded chain time against the chain time of this run. The distance changes when this run had to wait longer than
 * the recorder (for a solid block, say), so it is kept by recorded time.
 */
final class Timeline {

    private final TreeMap<Long, Long> distanceFrom = new TreeMap<>();

    boolean isAnchored() {
        return !distanceFrom.isEmpty();
    }

    /** At the recorded time on the left, this run's chain stood at the time on the right. */
    void anchor(long recorded, long actual) {
        distanceFrom.put(recorded, actual - recorded);
    }

    /** Whether this moment was recorded, and isn't one of the unrecorded preparations. */
    boolean covers(long recorded) {
        return isAnchored() && recorded >= distanceFrom.firstKey();
    }

    long actual(long recorded) {
        Map.Entry<Long, Long> distance = distanceFrom.floorEntry(recorded);
        return recorded + (distance == null ? distanceFrom.firstEntry() : distance).getValue();
    }
}
