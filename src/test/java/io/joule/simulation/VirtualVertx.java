package io.joule.simulation;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.core.Vertx;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Worker threads and timers as an instance sees them: acts on the schedule, and virtual time. */
final class VirtualVertx extends Vertx {

    private final Instance instance;

    VirtualVertx(Vertx real, Instance instance) {
        super(real.getDelegate());
        this.instance = instance;
    }

    @Override
    public <T> Uni<T> executeBlocking(Callable<T> work, boolean ordered) {
        return instance.uni("signature", () -> {
            try {
                return Future.succeededFuture(work.call());
            } catch (Exception e) {
                return Future.failedFuture(e);
            }
        });
    }

    @Override
    public <T> Uni<T> executeBlocking(Callable<T> work) {
        return executeBlocking(work, true);
    }

    @Override
    public long setTimer(long millis, Consumer<Long> handler) {
        return instance.timer(millis, handler);
    }
}
