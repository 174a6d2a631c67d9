package io.joule.testing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;

/** A test's own thread waits for what the code does asynchronously, never longer than a while. */
public final class Awaited {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private Awaited() {}

    /** @throws RuntimeException the failure of {@code uni} */
    public static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LONG_ENOUGH);
    }

    /** Runs {@code work} in one SQL transaction: committed when it succeeds, rolled back when it fails. */
    public static <T> T inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
        return await(pool.withTransaction(work));
    }
}
