package io.joule.base;

import java.time.Duration;

/** Waits that double: first, twice as long, four times as long … and never longer than {@code atMost}. */
public record Backoff(Duration first, Duration atMost) {

    private static final int MAX_DOUBLINGS = 20;

    /** @param attempts how many attempts have failed, from 0 */
    public Duration after(int attempts) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(attempts, 0), MAX_DOUBLINGS));
        return wait.compareTo(atMost) > 0 ? atMost : wait;
    }
}
