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

    public void stop() {
        loop.stop();
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

    private Uni<Boolean> round() {
        return view.refreshHead()
                .invoke(this::announce)
                .chain(head -> chainTxSql.open(sql.pool()).chain(open -> follow(head, open)))
                .replaceWith(false);
    }

    private void announce(BlockRef head) {
        if (!head.time().equals(lastHeadTime)) {
            lastHeadTime = head.time();
            headListeners.forEach(l -> l.accept(head));
        }
    }

    private Uni<Void> follow(BlockRef head, ChainTxSql.Open open) {
        busy = open.waiting() + open.included() > 0;
        Uni<Void> waiting = open.waiting() == 0
                ? inclusion.idle(head)
                : inclusion.scan(head).chain(doubt::solve);
        return open.included() == 0 ? waiting : waiting.chain(finality::check);
    }
}
