package io.joule.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssortmentTest {

    @Test
    void anyDurationsCanBeSold() {
        assertThat(Assortment.of(config(Map.of("joule.pricing.durations", "10s,1m,2h")))
                        .labels())
                .containsExactly("10s", "1m", "2h");
    }

    @Test
    void aDurationThatIsNoneStopsTheStartWithASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assortment.of(config(Map.of("joule.pricing.durations", "1h,soon"))))
                .withMessage("not a duration: soon (a number and one of s, m, h, d is, such as 1h or 14d)");
    }

    @Test
    void limitsThatAdmitNothingStopTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assortment.of(config(Map.of("joule.pricing.max-energy", "999"))))
                .withMessageContaining("min-energy (1000)");
    }

    private static PricingConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(PricingConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(values)
                .build()
                .getConfigMapping(PricingConfig.class);
    }
}
