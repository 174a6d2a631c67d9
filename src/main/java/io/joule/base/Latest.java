package io.joule.base;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A copy in memory of something that is read again and again. When reads overlap, the one that began last wins, in
 * whatever order they end: an older look at the world never replaces a newer one.
 */
public final class Latest<T> {

    private record Read<T>(long number, T value) {}

    private final AtomicLong begun = new AtomicLong();
    private volatile Read<T> read;

    public Latest(T initial) {
        read = new Read<>(0, initial);
    }

    public T get() {
        return read.value();
    }

    /** Keeps what {@code source} gives, unless a read that began after this one has ended before it. */
    public Uni<Void> read(Supplier<Uni<T>> source) {
        return Uni.createFrom().deferred(() -> {
            long number = begun.incrementAndGet();
            return source.get().invoke(value -> keep(new Read<>(number, value))).replaceWithVoid();
        });
    }

    private synchronized void keep(Read<T> candidate) {
        if (candidate.number() > read.number()) {
            read = candidate;
        }
    }
}
