package io.joule.tron;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Now and then asks every node that is not in use for its head: so it shows who is behind, who is well again, and how
 * fast each is. Nobody waits for it.
 */
final class LookAround {

    private final NodePool pool;
    private final long every;
    private final LongSupplier nanos;
    private final AtomicLong last;

    LookAround(NodePool pool, NodeRules rules, LongSupplier nanos) {
        this.pool = pool;
        this.every = rules.lookAround().toNanos();
        this.nanos = nanos;
        this.last = new AtomicLong(nanos.getAsLong() - every);
    }

    /** Called whenever the head in use was read. */
    void due() {
        long before = last.get();
        if (nanos.getAsLong() - before >= every && last.compareAndSet(before, nanos.getAsLong())) {
            List<NodeClient> able = pool.able(View.FULL);
            able.stream()
                    .skip(1)
                    .filter(LookAround::mayBeAsked)
                    .forEach(client -> BlockQuestions.head(client).subscribe().with(ignored -> {}, ignored -> {}));
        }
    }

    private static boolean mayBeAsked(NodeClient client) {
        Node node = client.node();
        return switch (node.standing()) {
            case WELL -> true;
            case BEHIND -> !node.budget().isLow();
            case RESTING -> node.breaker().claimProbe();
            case PAUSED, ISOLATED -> false;
        };
    }
}
