package io.joule.base;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Work that is done again and again, never twice at once: at every wake-up, after every step that left more to do, and
 * at the latest after {@code interval}. A step that fails is logged and tried again after the interval. One that does
 * not end (a connection that died without a word) is left behind after a while, so a step must stand being overtaken.
 */
public final class BackgroundLoop {

    private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private enum State {
        IDLE,
        RUNNING,
        RUNNING_AND_WOKEN,
        STOPPED
    }

    private final String name;
    private final Vertx vertx;
    private final Supplier<Duration> interval;
    private final Supplier<Uni<Boolean>> step;
    private final Duration patience;
    private final AtomicReference<State> state = new AtomicReference<>(State.STOPPED);
    private Context context;
    private long timer = -1;
    private volatile boolean healthy = true;
    private volatile CompletableFuture<Void> stepEnd = CompletableFuture.completedFuture(null);

    /** @param step one round of work; its item tells whether there is more to do at once */
    public BackgroundLoop(String name, Vertx vertx, Supplier<Duration> interval, Supplier<Uni<Boolean>> step) {
        this(name, vertx, interval, step, PATIENCE);
    }

    BackgroundLoop(
            String name, Vertx vertx, Supplier<Duration> interval, Supplier<Uni<Boolean>> step, Duration patience) {
        this.name = name;
        this.vertx = vertx;
        this.interval = interval;
        this.step = step;
        this.patience = patience;
    }

    public void start() {
        if (state.compareAndSet(State.STOPPED, State.IDLE)) {
            context = ((VertxInternal) vertx).createEventLoopContext();
            wake();
        }
    }

    /** No step begins after this. Its item comes when the one that is under way has ended. */
    public Uni<Void> stop() {
        state.set(State.STOPPED);
        return Uni.createFrom().completionStage(stepEnd);
    }

    /** Runs a step now, or once more after the one that is under way. */
    public void wake() {
        State before = state.getAndUpdate(
                s -> s == State.STOPPED ? s : s == State.IDLE ? State.RUNNING : State.RUNNING_AND_WOKEN);
        if (before == State.IDLE) {
            context.runOnContext(ignored -> run());
        }
    }

    /** False from a failed step until the next that succeeds. */
    public boolean healthy() {
        return healthy;
    }

    private void run() {
        vertx.cancelTimer(timer);
        CompletableFuture<Void> end = new CompletableFuture<>();
        stepEnd = end;
        if (state.get() == State.STOPPED) {
            end.complete(null);
            return;
        }
        Uni.createFrom()
                .deferred(() -> step.get())
                .ifNoItem()
                .after(patience)
                .fail()
                .onTermination()
                .invoke(() -> end.complete(null))
                .subscribe()
                .with(more -> done(more, null), failure -> done(false, failure));
    }

    private void done(boolean more, Throwable failure) {
        healthy = failure == null;
        if (failure != null) {
            LOG.warnf("%s: a round failed and is tried again in %s: %s", name, interval.get(), failure);
            LOG.debug(name, failure);
        }
        State before = state.getAndUpdate(
                s -> s == State.STOPPED ? s : more || s == State.RUNNING_AND_WOKEN ? State.RUNNING : State.IDLE);
        if (before == State.STOPPED) {
            return;
        }
        if (more || before == State.RUNNING_AND_WOKEN) {
            context.runOnContext(ignored -> run());
        } else {
            context.runOnContext(ignored -> sleep());
        }
    }

    private void sleep() {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(Math.max(1, interval.get().toMillis()), ignored -> wake());
    }
}
