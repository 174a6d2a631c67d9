package io.joule.packaged;

import io.joule.testing.OwnThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Several instances of the packaged program on one database; each can be killed, paused, stopped, and started again.
 */
final class Fleet implements AutoCloseable {

    private final Path folder;
    private final Map<String, String> environment;
    private final List<JouleProcess> processes;
    private final List<CompletableFuture<Void>> starts;

    Fleet(Path folder, Map<String, String> environment, int size) {
        this.folder = folder;
        this.environment = environment;
        this.processes = new CopyOnWriteArrayList<>(Collections.nCopies(size, null));
        this.starts = new CopyOnWriteArrayList<>(Collections.nCopies(size, CompletableFuture.completedFuture(null)));
    }

    void startAll() {
        for (int i = 0; i < processes.size(); i++) {
            startSoon(i);
        }
        awaitAllUp();
    }

    void start(int number) throws IOException {
        processes.set(number, JouleProcess.start(log(number), environment));
    }

    /** The same in the background; {@link #awaitUp} waits for it. */
    void startSoon(int number) {
        starts.set(
                number,
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                start(number);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        OwnThread.EACH));
    }

    void awaitUp(int number) {
        starts.get(number).join();
    }

    void awaitAllUp() {
        starts.forEach(CompletableFuture::join);
    }

    void kill(int number) throws InterruptedException {
        processes.get(number).kill();
    }

    /** SIGTERM, and how long it took to end, in milliseconds. */
    long stop(int number) throws InterruptedException {
        long from = System.nanoTime();
        processes.get(number).close();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }

    void signal(int number, String name) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "kill", "-" + name, String.valueOf(processes.get(number).pid()))
                .start()
                .waitFor();
    }

    int size() {
        return processes.size();
    }

    /** Of its last start; while it starts anew nobody is there. */
    String url(int number) {
        return processes.get(number).url();
    }

    boolean isAlive(int number) {
        return processes.get(number).isAlive();
    }

    Path log(int number) {
        return folder.resolve("joule-" + number + ".log").toAbsolutePath();
    }

    long logged(String text) throws IOException {
        long count = 0;
        for (int i = 0; i < processes.size(); i++) {
            try (var lines = Files.lines(log(i))) {
                count += lines.filter(line -> line.contains(text)).count();
            }
        }
        return count;
    }

    @Override
    public void close() throws Exception {
        for (JouleProcess process : processes) {
            if (process != null && process.isAlive()) {
                process.kill();
            }
        }
    }
}
