package io.joule.api.limit;

import io.joule.base.Bounded;
import io.joule.cluster.Pace;
import io.joule.cluster.SharedTurns;
import io.joule.cluster.SharedTurns.Turn;
import io.joule.cluster.TokenBucket;
import io.smallrye.mutiny.Uni;
import java.util.function.LongSupplier;

/** One kind of limit: a bucket for each caller, here and, when instances can talk to each other, for all together. */
final class Limiter {

    /** Whoever is forgotten starts with a full bucket, which is what an idle one would have by then. */
    private static final int MOST = 10_000;

    private final String kind;
    private final Pace pace;
    private final SharedTurns shared;
    private final LongSupplier nanos;
    private final Bounded<String, TokenBucket> buckets = new Bounded<>(MOST);

    Limiter(String kind, Pace pace, SharedTurns shared, LongSupplier nanos) {
        this.kind = kind;
        this.pace = pace;
        this.shared = shared;
        this.nanos = nanos;
    }

    Uni<Verdict> take(String caller) {
        if (pace.isUnlimited()) {
            return Uni.createFrom().item(new Verdict(true, pace.burst(), 0));
        }
        TokenBucket bucket = bucket(caller);
        if (bucket.reserve(0) < 0) {
            return Uni.createFrom().item(new Verdict(false, 0, bucket.untilNext()));
        }
        return shared.take(kind + ":" + caller, pace, 0, SharedTurns.NO_DAY, 0)
                .map(turn -> turn.map(t -> together(t, bucket))
                        .orElseGet(() -> new Verdict(true, bucket.left(), bucket.untilNext())));
    }

    /** What {@link #take} would say here, without taking. */
    Verdict look(String caller) {
        TokenBucket bucket = bucket(caller);
        return new Verdict(bucket.left() > 0, bucket.left(), bucket.untilNext());
    }

    Pace pace() {
        return pace;
    }

    private TokenBucket bucket(String caller) {
        return buckets.getOrMake(caller, () -> new TokenBucket(pace, nanos));
    }

    private static Verdict together(Turn turn, TokenBucket bucket) {
        long left = Math.min(turn.left(), bucket.left());
        return new Verdict(
                turn.taken(), left, turn.taken() && left > 0 ? 0 : Math.max(turn.waitNanos(), bucket.untilNext()));
    }

    /**
     * @param left requests that may follow at once
     * @param untilNextNanos until one may follow
     */
    record Verdict(boolean allowed, long left, long untilNextNanos) {

        /** Whole seconds, at least 1: what Retry-After can say. */
        long retryAfterSeconds() {
            return Math.max(1, (untilNextNanos + 999_999_999L) / 1_000_000_000L);
        }
    }
}
