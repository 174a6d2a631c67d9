package io.joule.tron;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Lets at most so many calls through at a time; the others wait in order, and may give up waiting. */
final class Gate {

    private final int places;
    private final Deque<Visit> waiting = new ArrayDeque<>();
    private int inside;

    Gate(int places) {
        this.places = places;
    }

    /** Runs {@code call} as soon as there is a place, and frees it at its end, its failure or its cancellation. */
    <T> Uni<T> through(Supplier<Uni<T>> call) {
        return Uni.createFrom().deferred(() -> {
            Visit visit = new Visit();
            return Uni.createFrom()
                    .<Void>emitter(emitter -> enter(visit, emitter))
                    .chain(ignored -> call.get())
                    .onTermination()
                    .invoke(() -> leave(visit));
        });
    }

    private void enter(Visit visit, UniEmitter<? super Void> emitter) {
        visit.emitter = emitter;
        synchronized (this) {
            if (visit.left) {
                return;
            }
            if (inside >= places) {
                waiting.add(visit);
                return;
            }
            inside++;
            visit.admitted = true;
        }
        emitter.complete(null);
    }

    /** May be called twice: an end and a cancellation at the same moment both come here. */
    private void leave(Visit visit) {
        Visit next;
        synchronized (this) {
            if (visit.left) {
                return;
            }
            visit.left = true;
            if (!visit.admitted) {
                waiting.remove(visit);
                return;
            }
            next = waiting.poll();
            if (next == null) {
                inside--;
                return;
            }
            next.admitted = true;
        }
        next.emitter.complete(null);
    }

    private static final class Visit {

        private UniEmitter<? super Void> emitter;
        private boolean admitted;
        private boolean left;
    }
}
