package io.joule.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a PostgreSQL leaves behind whose first process was killed. A backend in a long computation does not notice, and
 * a new server refuses to start as long as one is there ("pre-existing shared memory block is still in use").
 */
final class OrphanedBackends {

    private static final long PATIENCE_SECONDS = 5;

    private OrphanedBackends() {}

    /**
     * Gives them time to end, and then ends them: they serve nobody any more. Only Linux tells which they are.
     *
     * @return done when each has ended or been told to
     */
    static CompletableFuture<Void> end(Path data) {
        List<ProcessHandle> left =
                ProcessHandle.allProcesses().filter(p -> worksIn(data, p)).toList();
        return CompletableFuture.allOf(left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .thenRun(() -> left.forEach(ProcessHandle::destroyForcibly));
    }

    /** Each process of a PostgreSQL has the data folder as its working directory. */
    private static boolean worksIn(Path data, ProcessHandle process) {
        try {
            Path folder = Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
            return folder.equals(data.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
