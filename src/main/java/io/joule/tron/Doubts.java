package io.joule.tron;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** What the nodes could not settle in the last minutes, for people; the same doubt is logged once. */
final class Doubts {

    private static final Logger LOG = Logger.getLogger(Doubts.class);
    private static final long REMEMBERED = Duration.ofMinutes(10).toNanos();
    private static final int MOST = 16;

    private final LongSupplier nanos;
    private final Map<String, Long> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    Doubts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @param doubt one sentence without names of hosts */
    synchronized void note(String doubt, String detail) {
        if (seen.put(doubt, nanos.getAsLong()) == null) {
            LOG.warnf("%s: %s", doubt, detail);
        }
    }

    synchronized List<String> recent() {
        seen.values().removeIf(at -> nanos.getAsLong() - at > REMEMBERED);
        return new ArrayList<>(seen.keySet());
    }
}
