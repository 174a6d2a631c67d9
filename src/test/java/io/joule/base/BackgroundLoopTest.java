package io.joule.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BackgroundLoopTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration NEVER = Duration.ofHours(1);

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void wakeUpsDuringAStepMakeExactlyOneMoreStep() {
        AtomicInteger steps = new AtomicInteger();
        AtomicReference<CompletableFuture<Boolean>> running = new AtomicReference<>();
        BackgroundLoop loop = new BackgroundLoop("test", VERTX, () -> NEVER, () -> {
            steps.incrementAndGet();
            running.set(new CompletableFuture<>());
            return Uni.createFrom().completionStage(running.get());
        });
        loop.start();
        await().until(() -> running.get() != null);
        loop.wake();
        loop.wake();
        assertThat(steps).hasValue(1);
        running.getAndSet(null).complete(false);
        await().until(() -> steps.get() == 2);
        running.getAndSet(null).complete(false);
        await().during(Duration.ofMillis(100)).atMost(Duration.ofSeconds(2)).until(() -> steps.get() == 2);
        loop.stop();
    }

    @Test
    void aStepThatLeavesMoreToDoRunsAgainAtOnce() {
        AtomicInteger steps = new AtomicInteger();
        BackgroundLoop loop = new BackgroundLoop(
                "test", VERTX, () -> NEVER, () -> Uni.createFrom().item(() -> steps.incrementAndGet() < 5));
        loop.start();
        await().until(() -> steps.get() == 5);
        loop.stop();
    }

    @Test
    void aStepThatFailsIsTriedAgainAfterTheInterval() {
        AtomicInteger steps = new AtomicInteger();
        BackgroundLoop loop = new BackgroundLoop("test", VERTX, () -> Duration.ofMillis(20), () -> {
            if (steps.incrementAndGet() < 3) {
                throw new IllegalStateException("planned");
            }
            return Uni.createFrom().item(false);
        });
        loop.start();
        await().until(() -> steps.get() >= 3 && loop.healthy());
        loop.stop();
    }

    @Test
    void aStepThatNeverEndsIsLeftBehind() {
        AtomicInteger steps = new AtomicInteger();
        BackgroundLoop loop = new BackgroundLoop(
                "test",
                VERTX,
                () -> Duration.ofMillis(20),
                () -> steps.incrementAndGet() == 1
                        ? Uni.createFrom().nothing()
                        : Uni.createFrom().item(false),
                Duration.ofMillis(50));
        loop.start();
        await().until(() -> steps.get() >= 2 && loop.healthy());
        loop.stop();
    }

    @Test
    void afterStopNoStepBegins() {
        AtomicInteger steps = new AtomicInteger();
        BackgroundLoop loop = new BackgroundLoop(
                "test",
                VERTX,
                () -> Duration.ofMillis(5),
                () -> Uni.createFrom().item(() -> steps.incrementAndGet() < 0));
        loop.start();
        await().until(() -> steps.get() > 2);
        loop.stop();
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        int after = steps.get();
        loop.wake();
        await().during(Duration.ofMillis(60)).atMost(Duration.ofSeconds(2)).until(() -> steps.get() == after);
    }

    @Test
    void aStopEndsWithTheStepThatIsUnderWay() {
        CompletableFuture<Boolean> step = new CompletableFuture<>();
        AtomicInteger steps = new AtomicInteger();
        BackgroundLoop loop = new BackgroundLoop("test", VERTX, () -> NEVER, () -> {
            steps.incrementAndGet();
            return Uni.createFrom().completionStage(step);
        });
        loop.start();
        await().until(() -> steps.get() == 1);
        loop.wake();
        CompletableFuture<Void> stopped = loop.stop().subscribeAsCompletionStage();
        assertThat(stopped).isNotDone();
        step.complete(true);
        await().until(stopped::isDone);
        assertThat(steps).as("neither the wake-up nor what was left to do").hasValue(1);
        assertThat(loop.stop().subscribeAsCompletionStage()).as("idle").isDone();
    }
}
