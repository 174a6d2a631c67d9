package io.joule.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.Refusal;
import io.joule.order.OrderRequest;
import io.joule.order.OrderRequest.Idempotency;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * I7: many keys, each tried many times at once at two instances, some by callers who hang up, some for another request.
 * {@code -Djoule.test.keys=1000} for more.
 */
class IdempotencyTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int KEYS = Integer.getInteger("joule.test.keys", 100);
    private static final int TRIES = 8;
    private static final int KEYS_AT_ONCE = 4;
    private static final long ENERGY = 1_000;
    private static final long PRICE_SUN = ENERGY * 45;
    private static final String REUSED = "idempotency_key_reused";

    private final TestDesk desk = new TestDesk(DATABASE);
    private final Instance two = desk.instance();
    private final SplittableRandom random = new SplittableRandom(Long.getLong("sim.seed", 1));

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aKeyIsOneOrderHoweverOftenItComes() {
        long begun = System.nanoTime();
        List<List<String>> answers = Multi.createFrom()
                .range(0, KEYS)
                .onItem()
                .transformToUni(this::tries)
                .merge(KEYS_AT_ONCE)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(60 + KEYS));
        assertThat(answers).hasSize(KEYS).allSatisfy(ofOneKey -> {
            assertThat(ofOneKey).hasSize(TRIES);
            assertThat(ofOneKey.stream()
                            .filter(answer -> !answer.equals(REUSED))
                            .distinct())
                    .as("orders of one key")
                    .hasSize(1);
        });
        assertThat(desk.number("select count(*) from energy_order")).isEqualTo(KEYS);
        assertThat(desk.availableSun()).as("paid once for each key").isEqualTo(1_000_000_000 - KEYS * PRICE_SUN);
        long refused =
                answers.stream().flatMap(List::stream).filter(REUSED::equals).count();
        assertThat(refused).isPositive();
        System.out.printf(
                "%d keys, %d tries each and as many hung up: %d orders, %d refused as reused, %d ms%n",
                KEYS, TRIES, KEYS, refused, (System.nanoTime() - begun) / 1_000_000);
    }

    /** What each caller was told: the order's id, or that the key is another request's. */
    private Uni<List<String>> tries(int key) {
        List<Uni<String>> tries = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            hangUp(key, i);
            // The last is another request under the same key: the first of the two to be taken wins.
            tries.add(answer(key, i < TRIES - 1 ? "same" : "another", i));
        }
        return Uni.join().all(tries).andFailFast();
    }

    private Uni<String> answer(int key, String hash, int at) {
        return instance(at)
                .orders
                .service
                .place(request(key, hash))
                .map(placed -> placed.order().id().toString())
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> ((Refusal) failure).code());
    }

    /** A caller whose connection is cut somewhere on the way. */
    private void hangUp(int key, int at) {
        var caller = instance(at).orders.service.place(request(key, "same")).subscribe();
        var under = caller.with(placed -> {}, failure -> {});
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1 + random.nextInt(15)))
                .subscribe()
                .with(now -> under.cancel());
    }

    private Instance instance(int at) {
        return at % 2 == 0 ? desk.one : two;
    }

    private static OrderRequest request(int key, String hash) {
        String receiver = TestDesk.RECEIVER.address().toString();
        return new OrderRequest(
                TestDesk.CUSTOMER, ENERGY, "1h", receiver, Optional.of(new Idempotency("client", "key-" + key, hash)));
    }
}
