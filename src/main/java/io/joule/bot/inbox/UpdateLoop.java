package io.joule.bot.inbox;

import io.joule.base.BackgroundLoop;
import io.joule.base.Backoff;
import io.joule.base.Clock;
import io.joule.base.SafeContext;
import io.joule.base.Sql;
import io.joule.base.UnderWay;
import io.joule.bot.BotConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Works through what is stored. An update is taken by putting its due time after a lease; what it does and that it is
 * done are committed together, so that who comes second (after a lease that ended too soon) changes nothing.
 */
@ApplicationScoped
public class UpdateLoop {

    private static final Logger LOG = Logger.getLogger(UpdateLoop.class);
    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final UpdateSql rows;
    private final UpdateHandler handler;
    private final Sql sql;
    private final Clock clock;
    private final BotConfig config;
    private final Vertx vertx;
    private final Backoff backoff;
    private final BackgroundLoop loop;
    private final UnderWay underWay = new UnderWay();
    private volatile Duration pause = SWEEP;

    UpdateLoop(UpdateSql rows, UpdateHandler handler, Sql sql, Clock clock, BotConfig config, Vertx vertx) {
        this.rows = rows;
        this.handler = handler;
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.vertx = vertx;
        this.backoff = new Backoff(config.retryAfter(), LONGEST_WAIT);
        this.loop = new BackgroundLoop("telegram updates", vertx, () -> pause, this::round);
    }

    public void start() {
        loop.start();
    }

    /** Takes nothing more. Its item comes when what is being worked on has ended. */
    public Uni<Void> stop() {
        return loop.stop().chain(underWay::end);
    }

    /** Something was stored. */
    public void wake() {
        loop.wake();
    }

    public boolean healthy() {
        return loop.healthy();
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        return rows.prune(sql.pool(), clock.now().minus(config.keepUpdates())).replaceWithVoid();
    }

    private Uni<Boolean> round() {
        int places = config.atOnce() - underWay.count();
        if (places <= 0) {
            return Uni.createFrom().item(false);
        }
        Instant now = clock.now();
        return rows.take(sql.pool(), now, now.plus(LEASE), now.minus(config.reorderWait()), places)
                .invoke(taken -> taken.forEach(this::launch))
                .chain(taken -> taken.isEmpty()
                        ? rows.anyWaiting(sql.pool())
                                .invoke(any -> pause = any ? SOON : SWEEP)
                                .replaceWith(false)
                        : Uni.createFrom().item(taken.size() < places));
    }

    private void launch(StoredUpdate update) {
        underWay.track(SafeContext.run(vertx, () -> handler.handle(update))
                        .onFailure(AlreadyDone.class)
                        .recoverWithNull()
                        .onFailure()
                        .recoverWithUni(failure -> failed(update, failure)))
                .subscribe()
                .with(
                        ignored -> loop.wake(),
                        failure -> LOG.warnf("%s is left to be taken again: %s", update, failure));
    }

    private Uni<Void> failed(StoredUpdate update, Throwable failure) {
        if (update.attempts() < config.maxAttempts()) {
            LOG.infof("%s is tried again: %s", update, failure);
            return rows.failed(sql.pool(), update.id(), clock.now().plus(backoff.after(update.attempts() - 1)));
        }
        LOG.errorf(failure, "%s is given up", update);
        return SafeContext.run(vertx, () -> handler.giveUp(update))
                .onFailure()
                .recoverWithNull()
                .chain(() ->
                        rows.giveUp(sql.pool(), update.id(), failure.getClass().getSimpleName()));
    }
}
