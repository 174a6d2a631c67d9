package io.joule.cluster;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OncePerClusterTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final String JOB = "job";

    private final AtomicInteger done = new AtomicInteger();
    private final OncePerCluster one = instance(LONG);
    private final OncePerCluster two = instance(LONG);

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void whileOneWorksAnotherDoesNot() {
        Work work = new Work();
        CompletableFuture<Boolean> first = one.ifMine(JOB, work).subscribeAsCompletionStage();
        work.awaitBegun();
        assertThat(await(two.ifMine(JOB, this::count))).isFalse();
        assertThat(await(one.ifMine(JOB, this::count)))
                .as("not twice here either")
                .isFalse();
        assertThat(await(two.ifMine("another", this::count))).isTrue();
        work.end();
        assertThat(first.join()).isTrue();
        assertThat(await(two.ifMine(JOB, this::count))).as("given back at once").isTrue();
        assertThat(done).hasValue(2);
    }

    @Test
    void ofManyThatAskAtOnceOneGetsIt() {
        Work work = new Work();
        var all = IntStream.range(0, 20)
                .mapToObj(i -> (i % 2 == 0 ? one : two).ifMine(JOB, work).subscribeAsCompletionStage())
                .toList();
        await().until(() -> all.stream().filter(CompletableFuture::isDone).count() == 19);
        work.end();
        assertThat(all.stream().filter(CompletableFuture::join).count()).isEqualTo(1);
    }

    @Test
    void whatHasItsTimeIsDoneOncePerTime() {
        assertThat(await(one.ifDue(JOB, EVERY, this::count))).isTrue();
        assertThat(await(two.ifDue(JOB, EVERY, this::count))).isFalse();
        assertThat(await(one.ifDue(JOB, EVERY, this::count))).isFalse();
        age("began_at", EVERY);
        assertThat(await(two.ifDue(JOB, EVERY, this::count))).isTrue();
        assertThat(done).hasValue(2);
    }

    @Test
    void workThatFailedIsDueAgain() {
        Uni<Boolean> failing =
                one.ifDue(JOB, EVERY, lease -> Uni.createFrom().failure(new IllegalStateException("on purpose")));
        assertThatThrownBy(() -> await(failing)).hasMessage("on purpose");
        assertThat(await(two.ifDue(JOB, EVERY, this::count))).isTrue();
    }

    @Test
    void aLeaseIsRenewedWhileTheWorkGoesOn() {
        OncePerCluster brief = instance(SHORT);
        Work work = new Work();
        CompletableFuture<Boolean> first = brief.ifMine(JOB, work).subscribeAsCompletionStage();
        work.awaitBegun();
        await().during(SHORT.multipliedBy(4))
                .atMost(Duration.ofSeconds(20))
                .until(() -> !await(two.ifMine(JOB, this::count)));
        work.end();
        assertThat(first.join()).isTrue();
    }

    @Test
    void whoWasPausedLongerThanItsLeaseIsRefusedAndStops() {
        OncePerCluster paused = instance(LONG);
        Work work = new Work();
        CompletableFuture<Boolean> first = paused.ifMine(JOB, work).subscribeAsCompletionStage();
        work.awaitBegun();
        long before = work.lease.get().token();
        age("expires_at", LONG.multipliedBy(2));

        assertThat(await(two.ifMine(JOB, this::count))).isTrue();
        assertThatThrownBy(() -> inTransaction(
                        DATABASE.pool(), tx -> work.lease.get().fence(tx).invoke(done::incrementAndGet)))
                .isInstanceOf(LeaseLost.class);
        assertThat(number("select token from lease")).isGreaterThan(before);
        work.end();
        first.join();
        assertThat(number("select count(*) from lease where expires_at > clock_timestamp()"))
                .as("what it gives back late is not the other's lease")
                .isZero();
    }

    @Test
    void aRenewalThatComesTooLateEndsTheWork() {
        OncePerCluster paused = instance(SHORT);
        Work work = new Work();
        CompletableFuture<Boolean> first = paused.ifMine(JOB, work).subscribeAsCompletionStage();
        work.awaitBegun();
        await(DATABASE.pool().query("update lease set token = token + 1").execute());
        assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(LeaseLost.class);
    }

    @Test
    void nobodyTakesOverInTheMiddleOfAFencedTransactionNorWaitsForIt() {
        Work work = new Work();
        one.ifMine(JOB, work).subscribeAsCompletionStage();
        work.awaitBegun();
        age("expires_at", LONG.multipliedBy(2));
        boolean taken = inTransaction(
                DATABASE.pool(), tx -> work.lease.get().fence(tx).chain(() -> two.ifMine(JOB, this::count)));
        assertThat(taken).isFalse();
        assertThat(await(two.ifMine(JOB, this::count))).isTrue();
        work.end();
    }

    @Test
    void aStopEndsWithTheWorkAndTheLeaseIsGivenBack() {
        OncePerCluster leaving = instance(LONG);
        Work work = new Work();
        leaving.ifMine(JOB, work).subscribeAsCompletionStage();
        work.awaitBegun();
        CompletableFuture<Void> stopped = leaving.stop().subscribeAsCompletionStage();
        assertThat(await(leaving.ifMine("another", this::count))).isFalse();
        assertThat(stopped).isNotDone();
        work.end();
        await().until(stopped::isDone);
        assertThat(await(two.ifMine(JOB, this::count))).isTrue();
    }

    private OncePerCluster instance(Duration lease) {
        return new OncePerCluster(
                new LeaseSql(DATABASE.pool()), () -> lease, DATABASE.vertx().getDelegate());
    }

    private Uni<Void> count(Lease lease) {
        done.incrementAndGet();
        return Uni.createFrom().voidItem();
    }

    private static void age(String column, Duration by) {
        await(DATABASE.pool()
                .preparedQuery(
                        "update lease set " + column + " = " + column + " - $1::bigint * interval '1 millisecond'")
                .execute(Tuple.of(by.toMillis())));
    }

    private static long number(String sql) {
        return await(DATABASE.pool().query(sql).execute()).iterator().next().getLong(0);
    }

    /** Goes on until it is told to end. */
    private static final class Work implements Function<Lease, Uni<Void>> {

        private final AtomicReference<Lease> lease = new AtomicReference<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        @Override
        public Uni<Void> apply(Lease given) {
            lease.set(given);
            return Uni.createFrom().completionStage(ended);
        }

        void awaitBegun() {
            Awaitility.await().until(() -> lease.get() != null);
        }

        void end() {
            awaitBegun();
            ended.complete(null);
        }
    }
}
