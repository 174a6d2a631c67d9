package io.joule.start;

import io.joule.base.DatabaseUrl;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Starts the embedded PostgreSQL again when it dies while Joule runs; what was committed is there again. */
final class DatabaseGuard implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DatabaseGuard.class);
    /** The dead server's own processes need a moment to notice and to end. */
    private static final Executor IN_A_MOMENT = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final Path directory;
    private final DatabaseUrl database;
    private volatile boolean closed;

    private DatabaseGuard(Path directory, DatabaseUrl database) {
        this.directory = directory;
        this.database = database;
    }

    static DatabaseGuard over(Path directory, DatabaseUrl database) {
        DatabaseGuard guard = new DatabaseGuard(directory, database);
        guard.watch();
        return guard;
    }

    /** From now on the server may end. */
    @Override
    public void close() {
        closed = true;
    }

    private void watch() {
        EmbeddedDatabase.server(directory)
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenRunAsync(this::restart, IN_A_MOMENT);
    }

    private void restart() {
        if (closed || isEnding()) {
            return;
        }
        LOG.warn("the embedded PostgreSQL ended by itself; it is started again");
        OrphanedBackends.end(directory).thenRunAsync(this::relaunch);
    }

    private void relaunch() {
        try {
            EmbeddedDatabase.relaunch(directory, database);
        } catch (RuntimeException e) {
            LOG.errorf("the embedded PostgreSQL does not start: %s", e.getMessage());
        }
        watch();
    }

    /** Only the JVM itself knows: it takes no more hooks then. */
    private static boolean isEnding() {
        try {
            Thread hook = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
