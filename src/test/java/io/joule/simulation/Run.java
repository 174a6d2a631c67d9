package io.joule.simulation;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** Many histories, shared out among workers with a database each; their figures, and what failed. */
final class Run {

    /** One more than cores: each waits for its database most of the time. */
    private static final int WORKERS = Runtime.getRuntime().availableProcessors() + 1;

    private final PrimitiveIterator.OfLong seeds;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private int histories;

    Run(LongStream seeds) {
        this.seeds = seeds.iterator();
    }

    /** Until the first that fails. */
    void all() throws Exception {
        work(null, true);
    }

    /** As many as {@code time} is enough for, until the first that fails. */
    void within(Duration time) throws Exception {
        work(time, true);
    }

    /** As many as {@code time} is enough for, whatever fails. */
    void soak(Duration time) throws Exception {
        work(time, false);
    }

    int histories() {
        return histories;
    }

    List<String> failures() {
        return failures;
    }

    Map<String, Integer> counts() {
        return counts;
    }

    private void work(Duration time, boolean untilFailure) throws Exception {
        // Two threads that use Mutiny for the first time at once trip over its context manager.
        Uni.createFrom().deferred(() -> Uni.createFrom().voidItem()).await().indefinitely();
        long began = System.nanoTime();
        BooleanSupplier over = () -> time != null && System.nanoTime() - began > time.toNanos();
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                workers.add(pool.submit(() -> worker(over, untilFailure)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            pool.shutdownNow();
        }
        figures((System.nanoTime() - began) / 1_000_000_000L);
    }

    private void worker(BooleanSupplier over, boolean untilFailure) {
        try (Control control = new Control()) {
            for (Long seed = next(over, untilFailure); seed != null; seed = next(over, untilFailure)) {
                Journal journal = new Journal();
                try {
                    tell(seed, control, journal);
                } catch (RuntimeException | Error e) {
                    failed(seed, journal, e);
                }
                add(journal);
            }
        }
    }

    /** @throws Violation when a promise is broken in it */
    static void tell(long seed, Control control, Journal journal) {
        control.clear();
        new History(seed, control, journal).run();
    }

    private synchronized Long next(BooleanSupplier over, boolean untilFailure) {
        boolean enough = over.getAsBoolean() || untilFailure && !failures.isEmpty();
        return enough || !seeds.hasNext() ? null : (Long) seeds.nextLong();
    }

    private synchronized void add(Journal journal) {
        histories++;
        journal.counts().forEach((what, times) -> counts.merge(what, times, Integer::sum));
    }

    private synchronized void failed(long seed, Journal journal, Throwable failure) {
        System.out.printf("%nsimulation: seed %d: %s%n", seed, failure.getMessage());
        journal.last().forEach(line -> System.out.println("  " + line));
        System.out.printf("  options: %s%n  commit:  %s%n", journal.options(), Commit.here());
        System.out.printf("  again:   mvn test -Dtest=SimulationTest -Dsim.seed=%d%n", seed);
        if (!(failure instanceof Violation)) {
            failure.printStackTrace(System.out);
        }
        failures.add("seed " + seed + ": " + failure.getMessage());
    }

    private void figures(long seconds) {
        int steps = counts.getOrDefault("steps", 0);
        System.out.printf(
                "simulation: %d histories, %d steps in %d s: %.1f histories/s, %.0f steps/s%n",
                histories, steps, seconds, histories / Math.max(1.0, seconds), steps / Math.max(1.0, seconds));
        counts.forEach((what, times) -> System.out.printf("  %-50s %8d%n", what, times));
    }
}
