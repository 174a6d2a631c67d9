package io.joule.tron;

import io.joule.base.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Requests of one UTC day. When only the reserve is left, it is kept for what can't wait; the rest goes on at a crawl,
 * so that the desk never loses sight of the chain.
 */
final class DayQuota {

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final long perDay;
    private final long reserve;
    private final Clock clock;
    private final LongSupplier nanos;
    private long day;
    private long used;
    /** Each kind of question has turns of its own, so that none of them takes all. */
    private final Map<Priority, Long> crawlsAgain = new EnumMap<>(Priority.class);

    /**
     * @param perDay 0 for no limit
     * @param clock the world's time: a node's day does not follow a clock that was moved
     */
    DayQuota(long perDay, int reservePercent, Clock clock, LongSupplier nanos) {
        this.perDay = perDay;
        this.reserve = perDay * reservePercent / 100;
        this.clock = clock;
        this.nanos = nanos;
        this.day = clock.millis() / DAY_MS;
    }

    /** What can't wait always goes: at worst the node itself turns it away. */
    synchronized boolean admits(Priority priority) {
        if (priority.crawl().isZero() || !isLow()) {
            return true;
        }
        long now = nanos.getAsLong();
        boolean turn = left() > 0 && crawlsAgain.getOrDefault(priority, now) - now <= 0;
        if (turn) {
            crawlsAgain.put(priority, now + priority.crawl().toNanos());
        }
        return turn;
    }

    /** One more was used. */
    synchronized void use() {
        roll();
        used++;
    }

    /**
     * All instances together have used so many on {@code ofDay}; a count that forgot (a Redis anew) changes nothing.
     */
    synchronized void learn(long ofDay, long together) {
        roll();
        used = ofDay == day ? Math.max(used, together) : used;
    }

    synchronized boolean isLow() {
        return perDay > 0 && left() <= reserve;
    }

    synchronized long left() {
        roll();
        return perDay == 0 ? Long.MAX_VALUE : Math.max(0, perDay - used);
    }

    synchronized long used() {
        roll();
        return used;
    }

    /** Days since 1970, UTC. */
    synchronized long day() {
        roll();
        return day;
    }

    boolean isUnlimited() {
        return perDay == 0;
    }

    /** A clock that goes back a little around midnight does not give a second quota. */
    private void roll() {
        long today = clock.millis() / DAY_MS;
        if (today > day) {
            day = today;
            used = 0;
        }
    }
}
