package io.joule.deposit;

import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Draws exact amounts above an asked one. None is a whole hundredth, so that who pays a round amount never pays
 * somebody's intent by chance, and nobody can make one that a round payment of another would meet.
 */
final class IntentAmounts {

    /** What is asked for are whole hundredths. */
    static final long STEP = 10_000;

    /** An exact amount is at most so many micros above what was asked. */
    static final long SPREAD = 10 * STEP - 1;

    private static final int DRAWN = 16;
    private static final int NARROW_TRIES = 2;

    private final RandomGenerator random;

    /** @param random nobody should be able to guess what another customer is to pay */
    IntentAmounts(RandomGenerator random) {
        this.random = random;
    }

    /** Amounts to try; the first tries stay within a hundredth. */
    long[] draw(long asked, int earlierTries) {
        long most = earlierTries < NARROW_TRIES ? STEP - 1 : SPREAD;
        return LongStream.generate(() -> random.nextLong(1, most + 1))
                .filter(extra -> extra % STEP != 0)
                .limit(DRAWN)
                .map(extra -> Math.addExact(asked, extra))
                .toArray();
    }
}
