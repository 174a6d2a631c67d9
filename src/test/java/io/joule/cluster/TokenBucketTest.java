package io.joule.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token bucket on a clock that is moved by hand. */
class TokenBucketTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong nanos = new AtomicLong(-5);

    @Test
    void aBurstOfOneSecondGoesAtOnceAndThenOneEachInterval() {
        TokenBucket bucket = new TokenBucket(Pace.perSecond(10), nanos::get);

        for (int call = 0; call < 10; call++) {
            assertThat(bucket.left()).isEqualTo(10 - call);
            assertThat(bucket.reserve(5 * SECOND)).isZero();
        }
        assertThat(bucket.left()).isZero();
        assertThat(bucket.untilNext()).isEqualTo(SECOND / 10);
        assertThat(bucket.reserve(5 * SECOND)).isEqualTo(SECOND / 10);
        assertThat(bucket.reserve(5 * SECOND)).isEqualTo(SECOND / 5);
        nanos.addAndGet(3 * SECOND);
        assertThat(bucket.reserve(5 * SECOND)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void inAnyStretchOfTimeNoMoreGoThanTheBurstAndTheRate(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Pace pace = new Pace(1 + random.nextInt(50), 1 + random.nextInt(80));
        TokenBucket bucket = new TokenBucket(pace, nanos::get);
        List<Long> turns = new ArrayList<>();
        for (int call = 0; call < 2_000; call++) {
            nanos.addAndGet(random.nextLong(4 * SECOND / pace.perSecond()));
            long wait = bucket.reserve(random.nextBoolean() ? Long.MAX_VALUE : random.nextLong(SECOND));
            if (wait >= 0) {
                turns.add(nanos.get() + wait);
            }
        }
        for (int first = 0; first < turns.size(); first++) {
            for (int stretch : new int[] {1, 7, 60}) {
                int last = first + pace.burst() + stretch - 1;
                if (last < turns.size()) {
                    assertThat(turns.get(last) - turns.get(first))
                            .as("pace %s, turns %d to %d", pace, first, last)
                            .isGreaterThanOrEqualTo(stretch * (SECOND / pace.perSecond()));
                }
            }
        }
    }

    @Test
    void aCallThatWouldWaitTooLongIsRefusedAndTakesNoToken() {
        TokenBucket bucket = new TokenBucket(Pace.perSecond(1), nanos::get);
        assertThat(bucket.reserve(0)).isZero();

        assertThat(bucket.reserve(SECOND - 1)).isNegative();
        assertThat(bucket.reserve(SECOND - 1)).isNegative();

        assertThat(bucket.reserve(SECOND)).isEqualTo(SECOND);
    }

    @Test
    void whatIsLeftIsWhatGoes() {
        SplittableRandom random = new SplittableRandom(11);
        TokenBucket bucket = new TokenBucket(new Pace(20, 30), nanos::get);
        for (int round = 0; round < 500; round++) {
            nanos.addAndGet(random.nextLong(2 * SECOND));
            int left = bucket.left();
            for (int call = 0; call < left; call++) {
                assertThat(bucket.reserve(0)).isZero();
            }
            assertThat(bucket.reserve(0)).isNegative();
            nanos.addAndGet(bucket.untilNext());
            assertThat(bucket.reserve(0)).isZero();
        }
    }

    @Test
    void withoutARateNothingWaits() {
        TokenBucket bucket = new TokenBucket(Pace.UNLIMITED, nanos::get);
        for (int call = 0; call < 1_000; call++) {
            assertThat(bucket.reserve(0)).isZero();
        }
    }
}
