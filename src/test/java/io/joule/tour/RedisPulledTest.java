package io.joule.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.testing.FastSandbox;
import io.joule.testing.QuarkusRedis;
import io.joule.testing.RealRedis;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Redis goes away and comes back while orders are placed: nothing is lost, and nothing stops. */
@QuarkusTest
@TestProfile(RedisPulledTest.WithRedis.class)
class RedisPulledTest extends DeskTest {

    private static final long USER = 4001;
    private static final long ENERGY = 65_000;

    public static final class WithRedis extends FastSandbox {

        @Override
        public List<TestResourceEntry> testResources() {
            List<TestResourceEntry> resources = new ArrayList<>(super.testResources());
            resources.add(new TestResourceEntry(QuarkusRedis.class));
            return resources;
        }
    }

    @Inject
    MeterRegistry meters;

    RealRedis redis;

    @Test
    void ordersGoOnThroughoutAndTheLimitsAreSharedAgainAfterwards() {
        onlyWallets("supplier-1", "supplier-2");
        desk.deposit(USER, "faucet", "200");
        String receiver = desk.address("customer-2");

        List<String> orders = new ArrayList<>(place(receiver));
        assertThat(calls("answered")).as("Redis is in use").isPositive();
        redis.pull();
        orders.addAll(place(receiver));
        redis.plug();
        orders.addAll(place(receiver));

        orders.forEach(id -> desk.awaitOrder(id, "completed"));
        long answered = calls("answered");
        await("shared again").atMost(Duration.ofSeconds(60)).until(() -> {
            desk.balance(USER);
            return calls("answered") > answered;
        });
    }

    private List<String> place(String receiver) {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            orders.add(desk.placed(USER, receiver, ENERGY, "1h"));
        }
        return orders;
    }

    private long calls(String outcome) {
        return Math.round(
                meters.counter("joule.redis.calls", "outcome", outcome).count());
    }
}
