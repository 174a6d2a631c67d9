package io.joule.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.cluster.SharedTurns.Turn;
import io.joule.testing.RealRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.net.NetServer;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What instances share, on a real Redis: one limit for all while it is there, and each its own while it is not. */
class RedisTest {

    private static final Duration TIMEOUT = Duration.ofMillis(75);
    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final long DAY = 20_000;

    private static Vertx vertx;
    private static RealRedis redis;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        redis = RealRedis.start();
    }

    @AfterAll
    static void close() {
        redis.close();
        vertx.closeAndAwait();
    }

    @Test
    void instancesTakeFromOneBucket() {
        Pace pace = new Pace(1, 5);
        List<SharedTurns> instances = List.of(turns(PATIENT), turns(PATIENT), turns(PATIENT));
        int taken = 0;
        Turn last = null;
        for (int i = 0; i < 15; i++) {
            last = take(instances.get(i % 3), "one bucket", pace, 0).orElseThrow();
            taken += last.taken() ? 1 : 0;
        }
        // A second may pass meanwhile, and bring one more.
        assertThat(taken).isBetween(5, 9);
        assertThat(last.taken()).isFalse();
        assertThat(last.waitNanos()).isBetween(1L, Duration.ofSeconds(1).toNanos());
    }

    @Test
    void aTurnThatIsWorthWaitingForIsGivenWithItsWait() {
        SharedTurns turns = turns(PATIENT);
        Pace pace = new Pace(1, 1);
        long limit = Duration.ofSeconds(3).toNanos();

        assertThat(take(turns, "wait", pace, limit).orElseThrow().waitNanos()).isZero();
        Turn second = take(turns, "wait", pace, limit).orElseThrow();
        assertThat(second.taken()).isTrue();
        assertThat(second.waitNanos()).isBetween(1L, Duration.ofSeconds(1).toNanos());
        Turn third = take(turns, "wait", pace, limit).orElseThrow();
        assertThat(third.waitNanos() - second.waitNanos())
                .as("the turns lie a second apart, less what passed between the questions")
                .isBetween(1L, Duration.ofSeconds(1).toNanos());
    }

    @Test
    void theDaysCountIsOneForAllAndIsLearntAgainByAStoreThatForgot() {
        SharedTurns first = turns(PATIENT);
        SharedTurns second = turns(PATIENT);
        assertThat(used(first, DAY, 1)).isEqualTo(1);
        assertThat(used(second, DAY, 1)).isEqualTo(2);
        assertThat(used(first, DAY, 2)).isEqualTo(3);
        assertThat(used(second, DAY, 500)).as("somebody knows of more").isEqualTo(500);
        assertThat(used(first, DAY + 1, 1)).as("a new day").isEqualTo(1);
    }

    @Test
    void aFactLearntByOneIsKnownToAllForItsTime() {
        KnownFacts first = facts(Duration.ofMinutes(1));
        KnownFacts second = facts(Duration.ofMinutes(1));
        assertThat(get(second.isKnown("a"))).isFalse();
        first.learn("a");
        Awaitility.await()
                .untilAsserted(() -> assertThat(get(second.isKnown("a"))).isTrue());

        KnownFacts brief = facts(Duration.ofMillis(200));
        brief.learn("b");
        Awaitility.await()
                .untilAsserted(() -> assertThat(get(brief.isKnown("b"))).isFalse());
    }

    @Test
    void withoutRedisFactsAreKnownHere() {
        KnownFacts alone = new KnownFacts(
                new RedisLink(Optional.empty(), TIMEOUT, System::nanoTime, meters),
                Duration.ofMinutes(1),
                System::nanoTime);
        alone.learn("a");
        assertThat(get(alone.isKnown("a"))).isTrue();
        assertThat(get(alone.isKnown("b"))).isFalse();
    }

    @Test
    void aRedisThatTakesEverythingAndAnswersNothingCostsThreeTimeOutsAndThenNothing() throws Exception {
        NetServer hole = vertx.getDelegate().createNetServer().connectHandler(socket -> {});
        hole.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
        AtomicLong nanos = new AtomicLong();
        RedisLink link = new RedisLink(
                Optional.of(RedisLink.open(vertx, "redis://127.0.0.1:" + hole.actualPort())),
                TIMEOUT,
                nanos::get,
                meters);
        SharedTurns turns = new RedisTurns(link);

        for (int i = 0; i < 1_000; i++) {
            assertThat(take(turns, "hole", new Pace(1, 1), 0)).isEmpty();
        }

        assertThat(count("failed")).isEqualTo(3);
        assertThat(count("skipped")).isEqualTo(997);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(take(turns, "hole", new Pace(1, 1), 0)).isEmpty();
        assertThat(count("failed")).as("one tries again when it has rested").isEqualTo(4);
        hole.close();
    }

    @Test
    void whenThePlugIsPulledUnderLoadNobodyStopsAndEachKeepsItsOwnLimit() throws Exception {
        try (RealRedis own = RealRedis.start()) {
            Pace pace = Pace.perSecond(100);
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Instance> instances = new ArrayList<>();
            List<Future<Void>> ends = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Instance instance = new Instance(turns(own, Duration.ofMillis(500)), pace);
                instances.add(instance);
                ends.add(threads.submit(instance.run(over)));
                ends.add(threads.submit(instance.run(over)));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> instances.stream().allMatch(i -> i.together.get() > 300));
            own.pull();
            long[] before = instances.stream().mapToLong(i -> i.alone.get()).toArray();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> instances.get(0).alone.get() > before[0] + 1_000
                            && instances.get(1).alone.get() > before[1] + 1_000);
            own.plug();
            long[] after = instances.stream().mapToLong(i -> i.together.get()).toArray();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> instances.get(0).together.get() > after[0]
                            && instances.get(1).together.get() > after[1]);
            over.set(true);
            for (Future<Void> end : ends) {
                end.get(20, TimeUnit.SECONDS);
            }
            instances.forEach(Instance::keptItsOwnLimit);
            threads.shutdown();
        }
    }

    /** A client of a limit as the node budget is one: its own bucket first, and then what all share. */
    private static final class Instance {

        private final SharedTurns shared;
        private final Pace pace;
        private final TokenBucket bucket;
        private final long begun = System.nanoTime();
        private final AtomicLong went = new AtomicLong();
        private final AtomicLong together = new AtomicLong();
        private final AtomicLong alone = new AtomicLong();

        Instance(SharedTurns shared, Pace pace) {
            this.shared = shared;
            this.pace = pace;
            this.bucket = new TokenBucket(pace, System::nanoTime);
        }

        Callable<Void> run(AtomicBoolean over) {
            return () -> {
                while (!over.get()) {
                    boolean own = bucket.reserve(0) == 0;
                    Optional<Turn> turn = take(shared, "pulled", pace, 0);
                    (turn.isPresent() ? together : alone).incrementAndGet();
                    went.addAndGet(own && turn.map(Turn::taken).orElse(true) ? 1 : 0);
                }
                return null;
            };
        }

        void keptItsOwnLimit() {
            long allowed = (System.nanoTime() - begun) / 1_000_000 * pace.perSecond() / 1_000 + pace.burst() + 1;
            assertThat(went.get()).isLessThanOrEqualTo(allowed).isGreaterThan(pace.burst());
        }
    }

    private long count(String outcome) {
        return Math.round(
                meters.counter("joule.redis.calls", "outcome", outcome).count());
    }

    private static long used(SharedTurns turns, long day, long here) {
        return get(turns.take("quota", Pace.UNLIMITED, 0, day, here))
                .orElseThrow()
                .usedOnDay();
    }

    private static Optional<Turn> take(SharedTurns turns, String key, Pace pace, long limit) {
        return get(turns.take(key, pace, limit, SharedTurns.NO_DAY, 0));
    }

    private SharedTurns turns(Duration timeout) {
        return turns(redis, timeout);
    }

    private SharedTurns turns(RealRedis at, Duration timeout) {
        return new RedisTurns(link(at, timeout));
    }

    private KnownFacts facts(Duration holds) {
        return new KnownFacts(link(redis, PATIENT), holds, System::nanoTime);
    }

    private RedisLink link(RealRedis at, Duration timeout) {
        return new RedisLink(Optional.of(RedisLink.open(vertx, at.url())), timeout, System::nanoTime, meters);
    }

    private static <T> T get(io.smallrye.mutiny.Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
