package io.joule.delegation;

import io.joule.base.BackgroundLoop;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.base.Wakeups;
import io.joule.chaintx.ChainTracker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The two loops of the desk: orders out, energy home. Apart from each other, so that neither delays the other. */
@ApplicationScoped
public class Engine {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Assigner assigner;
    private final Deliverer deliverer;
    private final Reclaimer reclaimer;
    private final DelegationViewSql views;
    private final Sql sql;
    private final EngineConfig config;
    private final BackgroundLoop orders;
    private final BackgroundLoop reclaims;

    Engine(
            Assigner assigner,
            Deliverer deliverer,
            Reclaimer reclaimer,
            DelegationViewSql views,
            Sql sql,
            EngineConfig config,
            Vertx vertx) {
        this.assigner = assigner;
        this.deliverer = deliverer;
        this.reclaimer = reclaimer;
        this.views = views;
        this.sql = sql;
        this.config = config;
        this.orders = new BackgroundLoop("orders", vertx, () -> SOON, this::deliver);
        this.reclaims = new BackgroundLoop("reclaims", vertx, config::sweep, reclaimer::reclaim);
    }

    public void start(Wakeups wakeups, ChainTracker tracker) {
        wakeups.on(Topic.ORDERS, orders::wake);
        wakeups.on(Topic.RECLAIM, reclaims::wake);
        tracker.onHead(ignored -> reclaims.wake());
        orders.start();
        reclaims.start();
    }

    /** Begins nothing new; its item comes when what is under way has ended. */
    public Uni<Void> stop() {
        return Uni.join().all(orders.stop(), reclaims.stop()).andFailFast().replaceWithVoid();
    }

    /** Looks for work now. */
    public void wake() {
        orders.wake();
        reclaims.wake();
    }

    public boolean healthy() {
        return orders.healthy() && reclaims.healthy();
    }

    /** The parts of these orders, in the order they were made. */
    public Uni<List<DelegationView>> delegations(List<UUID> orderIds) {
        return views.views(sql.pool(), orderIds);
    }

    /** One after the other; one that fails does not keep the others from their turn. */
    Uni<Boolean> deliver() {
        return Uni.join()
                .all(
                        Uni.createFrom().deferred(assigner::expire),
                        Uni.createFrom().deferred(assigner::assign),
                        Uni.createFrom().deferred(deliverer::deliver))
                .usingConcurrencyOf(1)
                .andCollectFailures()
                .map(more -> more.contains(true));
    }
}
