package io.joule.tron;

import io.joule.tron.NodeTrouble.Kind;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Spreads calls to so many a second, with a burst of one second's worth; a call waits for its turn. */
final class TokenBucket {

    private final long interval;
    private final long burst;
    private final LongSupplier nanos;
    private long nextFree;

    /**
     * @param perSecond 0 for no limit
     * @param nanos the machine's own passing of time: the service's clock may be moved, the node's limit is not
     */
    TokenBucket(int perSecond, LongSupplier nanos) {
        this.interval = perSecond <= 0 ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
        this.burst = interval * Math.max(0, perSecond - 1);
        this.nanos = nanos;
        this.nextFree = nanos.getAsLong() - burst;
    }

    /** Completes when the call may go; fails at once, taking nothing, when that is not within {@code patience}. */
    Uni<Void> take(Duration patience) {
        return Uni.createFrom().deferred(() -> {
            long wait = reserve(patience.toNanos());
            if (wait < 0) {
                return Uni.createFrom()
                        .failure(new NodeTrouble(Kind.RATE_LIMITED, "OWN_LIMIT", "our own limit is reached"));
            }
            Uni<Void> now = Uni.createFrom().voidItem();
            return wait == 0 ? now : now.onItem().delayIt().by(Duration.ofNanos(wait));
        });
    }

    /** Nanoseconds to wait, or -1 when it would be too long. */
    synchronized long reserve(long patience) {
        if (interval == 0) {
            return 0;
        }
        long now = nanos.getAsLong();
        long turn = Math.max(nextFree, now - burst);
        long wait = Math.max(0, turn - now);
        if (wait > patience) {
            return -1;
        }
        nextFree = turn + interval;
        return wait;
    }
}
