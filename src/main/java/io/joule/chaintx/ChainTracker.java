package io.joule.chaintx;

import io.joule.base.BackgroundLoop;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.base.Wakeups;
import io.joule.tron.BlockRef;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Follows the chain for all open transactions: by block where blocks show them, by id only where there is doubt. */
@ApplicationScoped
public class ChainTracker {

    private final ChainView view;
    private final InclusionScan inclusion;
    private final DoubtSolver doubt;
    private final FinalityCheck finality;
    private final ChainTxSql chainTxSql;
    private final Sql sql;
    private final ChainTxConfig config;
    private final BackgroundLoop loop;
    private final List<Consumer<BlockRef>> headListeners = new CopyOnWriteArrayList<>();
    private volatile boolean busy;
    /** After a restart thousands may be in doubt: then the next look is not put off to the next poll. */
    private volatile boolean more;

    private volatile Instant lastHeadTime = Instant.EPOCH;

    ChainTracker(
            ChainView view,
            InclusionScan inclusion,
            DoubtSolver doubt,
            FinalityCheck finality,
            ChainTxSql chainTxSql,
            Sql sql,
            ChainTxConfig config,
            Vertx vertx) {
        this.view = view;
        this.inclusion = inclusion;
        this.doubt = doubt;
        this.finality = finality;
        this.chainTxSql = chainTxSql;
        this.sql = sql;
        this.config = config;
        this.loop = new BackgroundLoop("chain tracker", vertx, this::pause, this::round);
    }

    public void start(Wakeups wakeups) {
        wakeups.on(Topic.CHAIN, loop::wake);
        loop.start();
    }

    /** Begins nothing new; its item comes when the look that is under way has ended. */
    public Uni<Void> stop() {
        return loop.stop();
    }

    public boolean healthy() {
        return loop.healthy();
    }

    /** {@code listener} is called with every new head; it must return at once. */
    public void onHead(Consumer<BlockRef> listener) {
        headListeners.add(listener);
    }

    private Duration pause() {
        return busy ? config.poll() : config.idlePoll();
    }

    Uni<Boolean> round() {
        // Wake-ups come with every transaction, blocks do not.
        return view.freshHead(config.poll().dividedBy(2))
                .invoke(this::announce)
                .chain(head -> chainTxSql.open(sql.pool()).chain(open -> follow(head, open)))
                .map(done -> more);
    }

    private void announce(BlockRef head) {
        if (!head.time().equals(lastHeadTime)) {
            lastHeadTime = head.time();
            headListeners.forEach(l -> l.accept(head));
        }
    }

    private Uni<Void> follow(BlockRef head, ChainTxSql.Open open) {
        busy = open.waiting() > 0;
        more = false;
        if (!busy) {
            inclusion.idle(head);
        }
        List<Uni<Void>> looks = new ArrayList<>();
        if (busy) {
            looks.add(Uni.createFrom().deferred(() -> inclusion.scan(head)));
            looks.add(Uni.createFrom()
                    .deferred(doubt::solve)
                    .invoke(left -> more = left)
                    .replaceWithVoid());
        }
        if (open.included() > 0) {
            looks.add(Uni.createFrom().deferred(() -> finality.check(head)));
        }
        return inTurn(looks);
    }

    /** One look that fails does not keep the others from their turn. */
    private static Uni<Void> inTurn(List<Uni<Void>> looks) {
        return looks.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(looks)
                        .usingConcurrencyOf(1)
                        .andCollectFailures()
                        .replaceWithVoid();
    }
}
