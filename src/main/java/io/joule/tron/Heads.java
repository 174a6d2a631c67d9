package io.joule.tron;

import io.joule.base.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What each node last said of the chain's ends: who is behind, and whose word can't be true. */
final class Heads {

    private final NodeRules rules;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<String, Seen> heads = new ConcurrentHashMap<>();
    private final Map<String, BlockRef> solid = new ConcurrentHashMap<>();

    Heads(NodeRules rules, Clock clock, LongSupplier nanos) {
        this.rules = rules;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** @throws NodeTrouble a lie: far in the future by our clock, while another node's head is not */
    BlockRef head(String node, BlockRef head) {
        Seen seen = new Seen(head, nanos.getAsLong(), clock.now());
        refuseFuture(node, seen);
        heads.put(node, seen);
        return head;
    }

    /** @throws NodeTrouble a lie: what was final is gone, or it is in the future */
    BlockRef solid(String node, BlockRef head) {
        refuseFuture(node, new Seen(head, nanos.getAsLong(), clock.now()));
        BlockRef before = solid.get(node);
        if (before != null && head.height() == before.height() && !head.id().equals(before.id())) {
            throw NodeTrouble.lie("its final block %d was another one before".formatted(head.height()));
        }
        if (before != null && head.height() < before.height() - rules.solidFallBack()) {
            throw NodeTrouble.lie("its solid head fell from %d back to %d".formatted(before.height(), head.height()));
        }
        solid.merge(node, head, (a, b) -> a.height() >= b.height() ? a : b);
        return head;
    }

    /** Its last head was old by our clock, or clearly older than what another node said. */
    boolean isBehind(String node) {
        Seen own = heads.get(node);
        if (own == null || !isRecent(own)) {
            return false;
        }
        return own.isOlderThan(rules.headAge())
                || heads.values().stream().anyMatch(other -> isRecent(other) && other.isBeyond(own, rules.headLag()));
    }

    /** A node that is let back begins anew. */
    void forget(String node) {
        heads.remove(node);
        solid.remove(node);
    }

    /**
     * When every node is ahead, it is our clock that is behind; so two that differ by a block must not be parted by it.
     */
    private void refuseFuture(String node, Seen seen) {
        boolean contradicted = seen.isAhead(rules.headAhead())
                && heads.entrySet().stream()
                        .anyMatch(other -> !other.getKey().equals(node)
                                && isRecent(other.getValue())
                                && seen.isBeyond(other.getValue(), rules.headAhead()));
        if (contradicted) {
            throw NodeTrouble.lie("its head is of %s, and another node's is far older"
                    .formatted(seen.head().time()));
        }
    }

    private boolean isRecent(Seen seen) {
        return nanos.getAsLong() - seen.atNanos()
                < rules.lookAround().multipliedBy(4).toNanos();
    }

    /** @param at by the service's clock, {@code atNanos} by the machine's passing of time */
    private record Seen(BlockRef head, long atNanos, Instant at) {

        boolean isAhead(Duration limit) {
            return head.time().isAfter(at.plus(limit));
        }

        boolean isOlderThan(Duration limit) {
            return head.time().plus(limit).isBefore(at);
        }

        /** Ahead of {@code other} by more than {@code lag}, and by more than the time between the two looks. */
        boolean isBeyond(Seen other, Duration lag) {
            Duration between = Duration.ofNanos(Math.max(0, atNanos - other.atNanos));
            return head.time().isAfter(other.head.time().plus(lag).plus(between));
        }
    }
}
