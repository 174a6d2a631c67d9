package io.joule.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The only source of chance in a history: the same seed throws the same numbers. */
final class Dice {

    private static final int PERMILLE = 1000;

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** For amounts that tell announced payments apart; what is drawn there changes nothing else. */
    RandomGenerator amounts() {
        return random.split();
    }

    /** True in {@code permille} of a thousand throws. Nothing is thrown for what never happens. */
    boolean chance(int permille) {
        return permille > 0 && random.nextInt(PERMILLE) < permille;
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Small numbers often, large ones rarely. */
    int seldomMore(int most) {
        int top = between(1, most);
        return between(1, top);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** An index, the more probable the greater its weight. */
    int weighted(List<Integer> weights) {
        int left = random.nextInt(weights.stream().mapToInt(Integer::intValue).sum());
        int index = 0;
        while (left >= weights.get(index)) {
            left -= weights.get(index++);
        }
        return index;
    }
}
