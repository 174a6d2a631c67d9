package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The gate, alone and under many threads. */
class GateTest {

    @Test
    void aWaitingCallThatGivesUpLeavesTheQueue() {
        Gate gate = new Gate(1);
        List<UniEmitter<? super String>> inside = new ArrayList<>();
        List<String> done = new ArrayList<>();
        gate.through(() -> held(inside)).subscribe().with(done::add);
        Cancellable second = gate.through(() -> held(inside)).subscribe().with(done::add);
        gate.through(() -> held(inside)).subscribe().with(done::add);

        second.cancel();
        inside.get(0).complete("first");

        assertThat(inside).as("the third is in, the second never was").hasSize(2);
        inside.get(1).complete("third");
        assertThat(done).containsExactly("first", "third");
    }

    @Test
    void underManyThreadsWithCancellationsTheGateNeverOverfillsAndNeverLosesAPlace() throws Exception {
        int places = 5;
        // Mutiny's context propagation is not safe to be loaded by several threads at once.
        get(Uni.createFrom().deferred(() -> Uni.createFrom().voidItem()));
        Gate gate = new Gate(places);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        CountDownLatch ended = new CountDownLatch(4_000);
        SplittableRandom random = new SplittableRandom(1);
        for (int call = 0; call < 4_000; call++) {
            boolean cancels = random.nextInt(4) == 0;
            pool.execute(() -> {
                Cancellable running = gate.through(() -> cancels ? step(pool) : counted(step(pool), inside, most))
                        .onTermination()
                        .invoke(ended::countDown)
                        .subscribe()
                        .with(ignored -> {});
                if (cancels) {
                    running.cancel();
                }
            });
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isLessThanOrEqualTo(places);

        List<UniEmitter<? super String>> after = new ArrayList<>();
        for (int call = 0; call < places + 1; call++) {
            gate.through(() -> held(after)).subscribe().with(ignored -> {});
        }
        assertThat(after).as("all places are free again, and not one more").hasSize(places);
        pool.shutdownNow();
    }

    private static Uni<String> step(ExecutorService pool) {
        return Uni.createFrom().item("x").emitOn(pool);
    }

    private static Uni<String> counted(Uni<String> call, AtomicInteger inside, AtomicInteger most) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        return call.onTermination().invoke(inside::decrementAndGet);
    }

    private static void get(Uni<?> uni) {
        uni.await().atMost(Duration.ofSeconds(5));
    }

    private static Uni<String> held(List<UniEmitter<? super String>> inside) {
        return Uni.createFrom().emitter(inside::add);
    }
}
