package io.joule.tron;

import io.joule.cluster.Pace;
import io.joule.cluster.SharedTurns;
import io.joule.cluster.TokenBucket;
import io.joule.tron.NodeTrouble.Kind;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * What may be asked of one node: so many requests a second, so many a UTC day, nothing while it wants to be left alone.
 * A limit holds for this instance always, and for all together while they can talk to each other.
 */
final class NodeBudget {

    private final Pace pace;
    private final TokenBucket bucket;
    private final DayQuota quota;
    private final Pause pause;
    private final SharedTurns shared;
    private final String key;
    private LongConsumer waits = ignored -> {};

    /** @param key names the node's account: instances that share it share its limits */
    NodeBudget(Pace pace, DayQuota quota, Pause pause, SharedTurns shared, String key, LongSupplier nanos) {
        this.pace = pace;
        this.bucket = new TokenBucket(pace, nanos);
        this.quota = quota;
        this.pause = pause;
        this.shared = shared;
        this.key = key;
    }

    /** Completes when the call may go; fails, with {@code OWN_LIMIT}, when that is not within {@code patience}. */
    Uni<Void> take(Priority priority, Duration patience) {
        return Uni.createFrom().deferred(() -> {
            refuseIf(pause.isOn(), "the node wants to be left alone for a while");
            refuseIf(!quota.admits(priority), "the rest of the day's quota is kept for broadcasts");
            // A queue of reads must leave a broadcast a turn.
            long limit = priority == Priority.ESSENTIAL ? patience.toNanos() : patience.toNanos() / 2;
            long here = bucket.reserve(limit);
            refuseIf(here < 0, "our own limit is reached");
            quota.use();
            return together(limit).chain(wait -> waited(Math.max(here, wait)));
        });
    }

    /** A limit of the node itself was hit. */
    void pause(String why) {
        pause.begin(why);
    }

    void answered() {
        pause.answered();
    }

    boolean isPaused() {
        return pause.isOn();
    }

    /** Nothing is left but the reserve. */
    boolean isLow() {
        return quota.isLow();
    }

    /** There is a limit, so that its owner may turn us away for asking too often. */
    boolean isLimited() {
        return !pace.isUnlimited() || !quota.isUnlimited();
    }

    DayQuota quota() {
        return quota;
    }

    /** Told the nanoseconds that each call waits for its turn. */
    void onWait(LongConsumer listener) {
        waits = listener;
    }

    /** Nanoseconds to wait for what all instances together may ask; 0 when they can't tell. */
    private Uni<Long> together(long limit) {
        if (!isLimited()) {
            return Uni.createFrom().item(0L);
        }
        long day = quota.day();
        return shared.take(key, pace, limit, day, quota.used()).map(turn -> {
            turn.ifPresent(together -> quota.learn(day, together.usedOnDay()));
            refuseIf(turn.filter(together -> !together.taken()).isPresent(), "all instances together are at the limit");
            return turn.map(SharedTurns.Turn::waitNanos).orElse(0L);
        });
    }

    private Uni<Void> waited(long nanos) {
        waits.accept(nanos);
        Uni<Void> now = Uni.createFrom().voidItem();
        return nanos == 0 ? now : now.onItem().delayIt().by(Duration.ofNanos(nanos));
    }

    private static void refuseIf(boolean refused, String why) {
        if (refused) {
            throw new NodeTrouble(Kind.RATE_LIMITED, NodeTrouble.OWN_LIMIT, why);
        }
    }
}
