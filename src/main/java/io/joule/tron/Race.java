package io.joule.tron;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One question put to nodes in order: to the next when one is in trouble, and, once, also to the next when the first
 * takes longer than usual. The first answer wins and the others are left. When all are in trouble, so is the question.
 */
final class Race<T> {

    private final List<NodeClient> order;
    private final Function<NodeClient, Uni<T>> question;
    private final List<NodeTrouble> troubles = new ArrayList<>();
    private final List<Cancellable> running = new ArrayList<>();
    private UniEmitter<? super T> emitter;
    private int next;
    private int open;
    private boolean over;

    Race(List<NodeClient> order, Function<NodeClient, Uni<T>> question) {
        this.order = order;
        this.question = question;
    }

    /** @param hedge when a second node is asked as well; empty for never */
    Uni<T> run(Optional<Hedge> hedge) {
        return Uni.createFrom().emitter(to -> {
            emitter = to;
            to.onTermination(this::end);
            ask(Optional.empty());
            hedge.ifPresent(h -> keep(Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(h.after())
                    .subscribe()
                    .with(ignored -> hedge(h))));
        });
    }

    private void hedge(Hedge hedge) {
        boolean wanted;
        synchronized (this) {
            // After a failure the second was asked anyway.
            wanted = !over && next == 1 && order.size() > 1;
        }
        if (wanted && hedge.allowed().getAsBoolean()) {
            ask(Optional.of(hedge));
        }
    }

    private void ask(Optional<Hedge> hedge) {
        NodeClient client;
        synchronized (this) {
            if (over || next == order.size()) {
                return;
            }
            client = order.get(next++);
            open++;
        }
        hedge.ifPresent(h -> h.told().accept(client, "asked"));
        keep(question.apply(client)
                .subscribe()
                .with(
                        item -> {
                            if (close()) {
                                hedge.ifPresent(h -> h.told().accept(client, "won"));
                                emitter.complete(item);
                            }
                        },
                        this::failed));
    }

    private void failed(Throwable failure) {
        boolean last;
        boolean more;
        synchronized (this) {
            open--;
            if (failure instanceof NodeTrouble trouble) {
                troubles.add(trouble);
            }
            more = failure instanceof NodeTrouble && next < order.size();
            last = !(failure instanceof NodeTrouble) || open == 0 && !more;
        }
        if (more) {
            ask(Optional.empty());
        } else if (last && close()) {
            emitter.fail(failure instanceof NodeTrouble ? summary() : failure);
        }
    }

    /** True for the one who ends it. */
    private synchronized boolean close() {
        boolean first = !over;
        over = true;
        return first;
    }

    private void keep(Cancellable call) {
        synchronized (this) {
            if (!over) {
                running.add(call);
                return;
            }
        }
        call.cancel();
    }

    private void end() {
        close();
        List<Cancellable> left;
        synchronized (this) {
            left = List.copyOf(running);
            running.clear();
        }
        left.forEach(Cancellable::cancel);
    }

    private synchronized NodeTrouble summary() {
        NodeTrouble last = troubles.get(troubles.size() - 1);
        if (troubles.size() == 1) {
            return last;
        }
        List<String> messages = troubles.stream().map(NodeTrouble::getMessage).toList();
        return new NodeTrouble(last.kind(), last.code(), "no node answered: " + String.join("; ", messages));
    }

    /**
     * @param allowed asked when the time has come
     * @param told of the second node: that it was {@code asked}, that it {@code won}
     */
    record Hedge(Duration after, BooleanSupplier allowed, BiConsumer<NodeClient, String> told) {}
}
