package io.joule.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.testing.Coherence;
import io.joule.testing.Desk;
import io.joule.testing.OwnThread;
import io.joule.testing.TestDatabase;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SIGTERM: what is being answered is answered, what is under way ends, and then the program does, at once. */
class StopIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final long USER = 8101;
    private static final long IDLE_MS = 5_000;

    /** Each has a network of its own, and the books of another network's blocks would be a fault. */
    @BeforeEach
    void newBooks() {
        DATABASE.clear();
    }

    @Test
    void anIdleOneEndsAtOnce() throws Exception {
        try (PackagedDesk packaged = new PackagedDesk(DATABASE, "stop-idle").start()) {
            packaged.desk().api().get("/health").then().statusCode(200);
            long took = stop(packaged);
            System.out.println("idle stop: " + took + " ms");
            assertThat(took).as("far less than joule.stop.patience").isLessThan(IDLE_MS);
        }
    }

    @Test
    void requestsAndStepsUnderWayEndFirst() throws Exception {
        try (PackagedDesk packaged = new PackagedDesk(DATABASE, "stop-busy").start()) {
            Desk desk = packaged.desk();
            desk.addWallet("supplier-1");
            desk.deposit(USER, "customer-5", "100");
            String receiver = desk.address("customer-1");
            desk.fault(Map.of("kind", "delay", "path", "/wallet/broadcasthex", "count", 1, "millis", 2_500));
            String sent = desk.placed(USER, receiver, 20_000, "1h");
            await().until(() -> desk.order(sent).getString("status"), "processing"::equals);
            desk.fault(Map.of("kind", "delay", "path", "/wallet/getaccount", "count", 1, "millis", 2_000));
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(
                    () -> desk.place(USER, desk.address("customer-2"), 20_000, "1h"), OwnThread.EACH);
            await("the node has the request's question").until(() -> desk.faults() == 0);

            long took = stop(packaged);
            System.out.println("stop with a request and a broadcast under way: " + took + " ms");
            assertThat(answer.get().statusCode()).isEqualTo(201);
            assertThat(packaged.process().log())
                    .doesNotContain("Pool closed")
                    .doesNotContain("could not be signed")
                    .doesNotContain("a round failed");
            assertThat(number("select count(*) from chain_tx where answer_code = 'SUCCESS'"))
                    .as("the answer to the broadcast was waited for")
                    .isPositive();

            packaged.start();
            packaged.desk().awaitOrder(answer.get().jsonPath().getString("id"), "completed");
            packaged.desk().awaitOrder(sent, "completed");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> Coherence.check(DATABASE.pool(), packaged.desk()));
        }
    }

    private static long stop(PackagedDesk packaged) throws InterruptedException {
        long from = System.nanoTime();
        packaged.process().close();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }

    private static long number(String sql) {
        return DATABASE.pool()
                .query(sql)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
