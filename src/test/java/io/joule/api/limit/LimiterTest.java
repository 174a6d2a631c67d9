package io.joule.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.api.limit.Limiter.Verdict;
import io.joule.cluster.Pace;
import io.joule.cluster.SharedTurns;
import io.joule.cluster.SharedTurns.Turn;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A limit for each caller, on a clock that is moved by hand. */
class LimiterTest {

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aBurstGoesAndThenTheAnswerSaysWhenTheNextMay() {
        Limiter limiter = new Limiter("key", new Pace(2, 3), SharedTurns.none(), nanos::get);

        assertThat(take(limiter, "a")).isEqualTo(new Verdict(true, 2, 0));
        take(limiter, "a");
        assertThat(take(limiter, "a").left()).isZero();
        Verdict refused = take(limiter, "a");

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retryAfterSeconds()).isEqualTo(1);
        assertThat(take(limiter, "b").allowed())
                .as("another caller has a bucket of its own")
                .isTrue();
        nanos.addAndGet(refused.untilNextNanos());
        assertThat(take(limiter, "a").allowed()).isTrue();
    }

    @Test
    void whatAllInstancesHaveUsedCountsToo() {
        Turn spent = new Turn(false, Duration.ofSeconds(7).toNanos(), 0, 0);
        Limiter limiter = new Limiter(
                "key",
                new Pace(2, 3),
                (key, pace, limit, day, here) -> Uni.createFrom().item(Optional.of(spent)),
                nanos::get);

        Verdict refused = take(limiter, "a");

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retryAfterSeconds()).isEqualTo(7);
    }

    @Test
    void manyCallersDoNotFillTheMemory() {
        Limiter limiter = new Limiter("key", new Pace(1, 1), SharedTurns.none(), nanos::get);
        take(limiter, "first");
        assertThat(take(limiter, "first").allowed()).isFalse();
        for (int i = 0; i < 10_000; i++) {
            take(limiter, "caller " + i);
        }
        assertThat(take(limiter, "first").allowed()).as("forgotten, not kept").isTrue();
    }

    @Test
    void withoutALimitAllGo() {
        Limiter limiter = new Limiter("key", Pace.UNLIMITED, SharedTurns.none(), nanos::get);
        for (int i = 0; i < 100; i++) {
            assertThat(take(limiter, "a").allowed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:DB8:0:12:a::1, 2001:db8:0:12::/64",
        "2001:db8:0:12:b:c:d:e, 2001:db8:0:12::/64",
        "2001:0db8::1, 2001:db8:0:0::/64",
        "::1, 0:0:0:0::/64",
        "fe80::1%eth0, fe80:0:0:0::/64"
    })
    void anIpv6UserIsHisWholeNetwork(String address, String caller) {
        assertThat(CallerAddress.of(address)).isEqualTo(caller);
    }

    private static Verdict take(Limiter limiter, String caller) {
        return limiter.take(caller).await().atMost(Duration.ofSeconds(5));
    }
}
