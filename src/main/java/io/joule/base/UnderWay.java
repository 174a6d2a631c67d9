package io.joule.base;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;

/** Counts what was launched and has not ended, so that a limit can be kept and a stop can wait for it. */
public final class UnderWay {

    private int count;
    private CompletableFuture<Void> end = CompletableFuture.completedFuture(null);

    /** {@code work}, counted from its subscription to its end, its failure or its cancellation. */
    public <T> Uni<T> track(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            began();
            return work.onTermination().invoke(this::ended);
        });
    }

    public synchronized int count() {
        return count;
    }

    /** Its item comes when nothing is under way. */
    public synchronized Uni<Void> end() {
        return Uni.createFrom().completionStage(end);
    }

    private synchronized void began() {
        if (count++ == 0) {
            end = new CompletableFuture<>();
        }
    }

    private void ended() {
        CompletableFuture<Void> nothingLeft;
        synchronized (this) {
            nothingLeft = --count == 0 ? end : null;
        }
        if (nothingLeft != null) {
            nothingLeft.complete(null);
        }
    }
}
