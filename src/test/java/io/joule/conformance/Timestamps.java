package io.joule.conformance;

import java.util.concurrent.atomic.AtomicLong;

/** Timestamps for raw data, never the same twice: two equal payloads of one millisecond would share a txid. */
final class Timestamps {

    private static final AtomicLong LAST = new AtomicLong();

    private Timestamps() {}

    static long unique(long notBefore) {
        return LAST.updateAndGet(last -> Math.max(last + 1, notBefore));
    }
}
