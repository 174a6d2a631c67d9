package io.joule.cluster;

import io.joule.base.Check;
import java.time.Duration;

/**
 * So many a second, and so many at once after a rest.
 *
 * @param perSecond 0 for no limit
 * @param burst at least 1 where there is a limit
 */
public record Pace(int perSecond, int burst) {

    public static final Pace UNLIMITED = new Pace(0, 0);

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    public Pace {
        Check.argument(perSecond >= 0 && perSecond <= SECOND, "%d a second", perSecond);
        Check.argument(perSecond == 0 || burst >= 1, "a burst of %d", burst);
    }

    /** With a burst of one second's worth. */
    public static Pace perSecond(int count) {
        return new Pace(count, count);
    }

    public boolean isUnlimited() {
        return perSecond == 0;
    }

    /** Nanoseconds from one turn to the next. */
    long interval() {
        return perSecond == 0 ? 0 : SECOND / perSecond;
    }

    /** How far turns may lie in the past, in nanoseconds. */
    long slack() {
        return interval() * Math.max(0, burst - 1);
    }
}
