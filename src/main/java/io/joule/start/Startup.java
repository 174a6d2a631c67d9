package io.joule.start;

import io.joule.base.Wakeups;
import io.joule.bot.Bot;
import io.joule.chaintx.ChainTracker;
import io.joule.cluster.OncePerCluster;
import io.joule.delegation.Engine;
import io.joule.deposit.DepositScanner;
import io.joule.deposit.HeadWatch;
import io.joule.payout.Payouts;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Starts what runs by itself once everything else stands, and stops it first. */
@ApplicationScoped
class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class);

    /** After everything that others prepare at start (the sandbox's node, the price book). */
    private static final int LAST = 10_000;

    private final Wakeups wakeups;
    private final ChainTracker tracker;
    private final Engine engine;
    private final Bot bot;
    private final Payouts payouts;
    private final OncePerCluster cluster;
    private final DepositScanner scanner;
    private final HeadWatch heads;
    private final OpenRequests requests;
    private final StopConfig config;

    Startup(
            Wakeups wakeups,
            ChainTracker tracker,
            Engine engine,
            Bot bot,
            Payouts payouts,
            OncePerCluster cluster,
            DepositScanner scanner,
            HeadWatch heads,
            OpenRequests requests,
            StopConfig config) {
        this.wakeups = wakeups;
        this.tracker = tracker;
        this.engine = engine;
        this.bot = bot;
        this.payouts = payouts;
        this.cluster = cluster;
        this.scanner = scanner;
        this.heads = heads;
        this.requests = requests;
        this.config = config;
    }

    void begin(@Observes @jakarta.annotation.Priority(LAST) StartupEvent event) {
        tracker.start(wakeups);
        engine.start(wakeups, tracker);
        bot.start(wakeups);
        payouts.start(wakeups);
        scanner.start();
        heads.start(tracker);
        wakeups.start();
    }

    /** Before anything is closed: requests are still being answered, and the database is there. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) throws Throwable {
        wakeups.stop();
        VertxContextSupport.subscribeAndAwait(() -> Uni.join()
                .all(
                        requests.stop(),
                        bot.stop(),
                        engine.stop(),
                        payouts.stop(),
                        scanner.stop(),
                        heads.stop(),
                        tracker.stop(),
                        cluster.stop())
                .andFailFast()
                .replaceWithVoid()
                .ifNoItem()
                .after(patience())
                .recoverWithUni(this::leave));
    }

    /** In dev mode nothing is drained before a live reload. */
    void end(@Observes ShutdownEvent event) {
        wakeups.stop();
        bot.stop();
        payouts.stop();
        heads.stop();
        scanner.stop();
        engine.stop();
        tracker.stop();
    }

    private Uni<Void> leave() {
        LOG.warnf("what is under way did not end within %s: another instance, or the next start, does it", patience());
        return Uni.createFrom().voidItem();
    }

    private Duration patience() {
        return config.patience();
    }
}
