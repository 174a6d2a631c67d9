package io.joule.cluster;

import java.util.function.LongSupplier;

/** One instance's turns at a {@link Pace}. Kept as the time of the next free turn, so it costs two longs. */
public final class TokenBucket {

    private final Pace pace;
    private final LongSupplier nanos;
    private long nextFree;

    /** @param nanos the machine's own passing of time: the service's clock may be moved, a limit is not */
    public TokenBucket(Pace pace, LongSupplier nanos) {
        this.pace = pace;
        this.nanos = nanos;
        this.nextFree = nanos.getAsLong() - pace.slack();
    }

    /** Takes a turn: nanoseconds to wait for it, or -1, taking nothing, when that is longer than {@code patience}. */
    public synchronized long reserve(long patience) {
        if (pace.isUnlimited()) {
            return 0;
        }
        long turn = nextTurn();
        long wait = Math.max(0, turn - nanos.getAsLong());
        if (wait > patience) {
            return -1;
        }
        nextFree = turn + pace.interval();
        return wait;
    }

    /** How many could go at once just now. */
    public synchronized int left() {
        if (pace.isUnlimited()) {
            return Integer.MAX_VALUE;
        }
        long ahead = nextTurn() - nanos.getAsLong();
        return ahead > 0 ? 0 : (int) (-ahead / pace.interval()) + 1;
    }

    /** Nanoseconds until one could go; 0 when one can now. */
    public synchronized long untilNext() {
        return pace.isUnlimited() ? 0 : Math.max(0, nextTurn() - nanos.getAsLong());
    }

    private long nextTurn() {
        long earliest = nanos.getAsLong() - pace.slack();
        return nextFree - earliest > 0 ? nextFree : earliest;
    }
}
