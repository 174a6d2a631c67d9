package io.joule.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RentalDurationTest {

    @ParameterizedTest
    @CsvSource({"10s, PT10S", "1m, PT1M", "1h, PT1H", "1d, PT24H", "14d, PT336H"})
    void aNumberAndAUnitIsADuration(String label, Duration value) {
        assertThat(RentalDuration.parse(label)).isEqualTo(new RentalDuration(label, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", "1", "0h", "01h", "-1h", "1H", "1w", "1 h", "10000d", "1h1m", "PT1H"})
    void anythingElseIsNot(String label) {
        assertThatIllegalArgumentException().isThrownBy(() -> RentalDuration.parse(label));
    }

    @Test
    void noLabelIsNot() {
        assertThatIllegalArgumentException().isThrownBy(() -> RentalDuration.parse(null));
    }
}
