package io.joule.testing;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** In a Quarkus test: runs {@code work} where production runs it, on an event loop, while the test's thread waits. */
public final class OnEventLoop {

    private OnEventLoop() {}

    /** @throws RuntimeException the failure of {@code work} */
    public static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
