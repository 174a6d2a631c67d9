package io.joule.notice;

import java.time.Duration;
import java.time.Instant;

/**
 * The generic cell rate algorithm: one message each {@code interval}, and up to {@code burst} at once after a rest. Its
 * whole state is one moment, {@code free}, so that it can be kept in a row.
 */
record Pace(Duration interval, int burst) {

    private static final int BURST = 5;

    /** Never more than {@code perSecond} within any second: the burst is taken off what flows steadily. */
    static Pace perSecond(int perSecond) {
        int burst = Math.max(1, Math.min(BURST, perSecond / 2));
        return new Pace(Duration.ofSeconds(1).dividedBy(Math.max(1, perSecond - burst)), burst);
    }

    /** How many may go at this moment. */
    int room(Instant free, Instant now) {
        Instant from = free.isBefore(now) ? now : free;
        long spare = Duration.between(from, now.plus(interval.multipliedBy(burst - 1L)))
                .toNanos();
        return spare < 0 ? 0 : (int) (spare / interval.toNanos()) + 1;
    }

    /** {@code free} after so many went. */
    Instant after(Instant free, Instant now, int count) {
        return (free.isBefore(now) ? now : free).plus(interval.multipliedBy(count));
    }
}
