package io.joule.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Histories of the production services, each drawn from one seed. See docs/simulation.md. */
class SimulationTest {

    private static final long FIRST_SEED = Long.getLong("sim.first", 1);
    private static final int HISTORIES = Integer.getInteger("sim.histories", 20);
    private static final int WORKERS = 2;

    @Test
    void whateverHappensNothingIsLostAndNothingHappensTwice() throws Exception {
        List<Long> seeds = System.getProperty("sim.seed") == null
                ? IntStream.range(0, HISTORIES).mapToObj(i -> FIRST_SEED + i).toList()
                : List.of(Long.getLong("sim.seed"));
        long began = System.nanoTime();
        Map<String, Integer> counts = new Run(seeds).with(WORKERS);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%d histories in %.1f s%n", seeds.size(), seconds);
        counts.forEach((what, times) -> System.out.printf("  %-60s %d%n", what, times));
        assertThat(counts).isNotEmpty();
    }

    /** A number of histories, shared out among workers with a database each. */
    private static final class Run {

        private final List<Long> seeds;
        private final AtomicInteger next = new AtomicInteger();
        private final Map<String, Integer> counts = new TreeMap<>();

        Run(List<Long> seeds) {
            this.seeds = seeds;
        }

        Map<String, Integer> with(int workers) throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(workers);
            try {
                List<Future<?>> all = IntStream.range(0, Math.min(workers, seeds.size()))
                        .<Future<?>>mapToObj(i -> pool.submit(this::work))
                        .toList();
                for (Future<?> one : all) {
                    one.get();
                }
                return counts;
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause().getMessage(), e.getCause());
            } finally {
                pool.shutdownNow();
            }
        }

        private void work() {
            try (Control control = new Control()) {
                for (int i = next.getAndIncrement(); i < seeds.size(); i = next.getAndIncrement()) {
                    one(seeds.get(i), control);
                }
            }
        }

        private void one(long seed, Control control) {
            Journal journal = new Journal();
            control.clear();
            try {
                new History(seed, control, journal).run();
            } catch (RuntimeException | Error e) {
                next.set(seeds.size());
                journal.last().forEach(System.out::println);
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            synchronized (counts) {
                journal.counts().forEach((what, times) -> counts.merge(what, times, Integer::sum));
            }
        }
    }
}
