package io.joule.sandbox.chain;

/**
 * How used energy and bandwidth come back: linearly, over a window that is weighted by what was used when (facts §6).
 */
final class Recovery {

    private static final long WINDOW_SLOTS = 28_800;
    private static final long PRECISION = 1_000_000;
    /** 24 hours, in 1/1000 of a slot. */
    static final long FULL_WINDOW = WINDOW_SLOTS * 1_000;

    private Recovery() {}

    /** The resource as it stands at {@code slot}; the time of the last use stays as it was. */
    static StakedResource at(StakedResource resource, long slot) {
        StakedResource now = resource.copy();
        add(now, 0, slot);
        return now;
    }

    /** Books {@code amount} as used at {@code slot}. */
    static void use(StakedResource resource, long amount, long slot) {
        add(resource, amount, slot);
        resource.lastSlot = slot;
    }

    /** Free bandwidth has one window that never moves. */
    static long freeUsage(long usage, long lastSlot, long amount, long slot) {
        long average = decayed(ceilDiv(usage * PRECISION, WINDOW_SLOTS), WINDOW_SLOTS, slot - lastSlot);
        return (average + ceilDiv(amount * PRECISION, WINDOW_SLOTS)) * WINDOW_SLOTS / PRECISION;
    }

    /** Books usage that came back with a delegation on the owner, weighted by the receiver's remaining window. */
    static void takeOver(StakedResource owner, StakedResource receiver, long moved, long slot) {
        use(owner, 0, slot);
        long usage = owner.usage + moved;
        long area = owner.usage * owner.window + moved * Math.max(0, receiver.window);
        owner.window = usage == 0 ? FULL_WINDOW : Math.min(FULL_WINDOW, ceilDiv(area, usage));
        owner.usage = usage;
    }

    private static void add(StakedResource resource, long amount, long slot) {
        long window = Math.max(1, resource.window / 1_000);
        long elapsed = slot - resource.lastSlot;
        long average = decayed(ceilDiv(resource.usage * PRECISION, window), window, elapsed);
        long added = ceilDiv(amount * PRECISION, WINDOW_SLOTS);
        long remaining = average * window / PRECISION;
        long usage = (average * window + added * WINDOW_SLOTS) / PRECISION;
        if (remaining == 0) {
            resource.window = FULL_WINDOW;
        } else {
            long area = remaining * (resource.window - elapsed * 1_000) + amount * FULL_WINDOW;
            resource.window = Math.min(FULL_WINDOW, ceilDiv(area, usage));
        }
        resource.usage = usage;
    }

    /** The chain computes this share in floating point, so the same rounding is needed to agree to the unit. */
    private static long decayed(long average, long window, long elapsed) {
        if (elapsed <= 0) {
            return average;
        }
        if (elapsed >= window) {
            return 0;
        }
        return Math.round(average * ((window - elapsed) / (double) window));
    }

    private static long ceilDiv(long numerator, long denominator) {
        return numerator / denominator + (numerator % denominator > 0 ? 1 : 0);
    }
}
