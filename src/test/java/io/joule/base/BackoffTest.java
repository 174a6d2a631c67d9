package io.joule.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "1, 2", "5, 32", "6, 60", "20, 60", "2147483647, 60"})
    void theWaitDoublesUpToItsLimit(int attempts, int seconds) {
        assertThat(BACKOFF.after(attempts)).hasSeconds(seconds);
    }
}
