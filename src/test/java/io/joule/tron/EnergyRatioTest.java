package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.money.Sun;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyRatioTest {

    @ParameterizedTest
    @CsvSource({"6906123456,19123668289,65003", "6906123456,20123668289,61773", "10000000000,19123469289,94125"})
    void yieldsWhatTheRecordedNodeYielded(long sun, long weight, long energy) {
        assertThat(new EnergyRatio(180_000_000_000L, weight).energyOf(new Sun(sun)))
                .isEqualTo(new Energy(energy));
    }

    @Test
    void sunForIsTheLeastStakeThatYieldsTheEnergy() {
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 0; round < 20_000; round++) {
            EnergyRatio ratio =
                    new EnergyRatio(random.nextLong(1, 500_000_000_000L), random.nextLong(1, 100_000_000_000L));
            Energy energy = new Energy(random.nextLong(1, 10_000_000L));

            Sun sun = ratio.sunFor(energy);

            assertThat(ratio.energyOf(sun)).isGreaterThanOrEqualTo(energy);
            assertThat(ratio.energyOf(new Sun(sun.value() - 1))).isLessThan(energy);
        }
    }

    @Test
    void nothingNeedsNothingAndYieldsNothing() {
        EnergyRatio ratio = new EnergyRatio(180_000_000_000L, 19_123_668_289L);
        assertThat(ratio.sunFor(new Energy(0))).isEqualTo(Sun.ZERO);
        assertThat(ratio.energyOf(Sun.ZERO)).isEqualTo(new Energy(0));
    }

    @Test
    void whatDoesNotFitIsAnErrorAndNotAWrongNumber() {
        EnergyRatio ratio = new EnergyRatio(1, Long.MAX_VALUE);
        assertThatThrownBy(() -> ratio.sunFor(new Energy(Long.MAX_VALUE))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0", "-1,1", "1,-1"})
    void aRatioOfNothingIsRefused(long limit, long weight) {
        assertThatThrownBy(() -> new EnergyRatio(limit, weight)).isInstanceOf(IllegalArgumentException.class);
    }
}
