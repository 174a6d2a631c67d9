package io.joule.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void neverMoreThanTheLimitInAnySecond() {
        for (int limit : new int[] {1, 2, 3, 10, 30, 1000}) {
            Pace pace = Pace.perSecond(limit);
            Instant free = Instant.EPOCH;
            int[] sentAtMs = new int[5_000];
            for (int ms = 0; ms < sentAtMs.length; ms++) {
                Instant now = START.plusMillis(ms);
                sentAtMs[ms] = pace.room(free, now);
                free = pace.after(free, now, sentAtMs[ms]);
            }
            for (int from = 0; from + 1_000 <= sentAtMs.length; from++) {
                int inASecond = 0;
                for (int ms = from; ms < from + 1_000; ms++) {
                    inASecond += sentAtMs[ms];
                }
                assertThat(inASecond).isBetween(Math.max(1, limit / 2) - 1, Math.max(limit, 2));
            }
        }
    }

    @Test
    void afterARestABurstGoesAtOnce() {
        Pace pace = Pace.perSecond(30);
        assertThat(pace.room(Instant.EPOCH, START)).isEqualTo(5);
        assertThat(pace.room(pace.after(Instant.EPOCH, START, 5), START)).isZero();
        assertThat(pace.room(pace.after(Instant.EPOCH, START, 5), START.plusMillis(40)))
                .isEqualTo(1);
    }
}
