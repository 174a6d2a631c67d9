package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.tron.Breaker.Event;
import io.joule.tron.Breaker.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The breaker on a clock that is moved by hand. */
class BreakerTest {

    private static final Duration REST = Duration.ofSeconds(15);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Breaker breaker =
            new Breaker("node", new CallLimits(TIMEOUT, TIMEOUT, 1, 1, 1, 3, REST, Duration.ZERO), nanos::get);

    @ParameterizedTest
    @CsvSource({
        "CLOSED, ANSWERED, CLOSED",
        "CLOSED, FAILED, CLOSED",
        "CLOSED, GAVE_UP, OPEN",
        "CLOSED, RESTED,",
        "OPEN, ANSWERED, CLOSED",
        "OPEN, FAILED, OPEN",
        "OPEN, GAVE_UP,",
        "OPEN, RESTED, HALF_OPEN",
        "HALF_OPEN, ANSWERED, CLOSED",
        "HALF_OPEN, FAILED, OPEN",
        "HALF_OPEN, GAVE_UP,",
        "HALF_OPEN, RESTED,"
    })
    void goesFromStateToStateAsTheTableSays(State from, Event event, State to) {
        assertThat(Breaker.TABLE.next(from, event)).isEqualTo(Optional.ofNullable(to));
    }

    @Test
    void isDrawnInTheArchitectureDocument() throws IOException {
        assertThat(Files.readString(Path.of("docs/architecture.md")))
                .contains("```mermaid\n" + Breaker.TABLE.diagram() + "```");
    }

    @Test
    void opensAtTheThirdFailureInARow() {
        fail(2);
        breaker.answered();
        fail(2);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        fail(1);
        assertThat(breaker.state()).isEqualTo(State.OPEN);
        assertThat(breaker.claimProbe()).isFalse();
    }

    @Test
    void letsOneProbeThroughWhenItHasRestedAndClosesOnItsAnswer() {
        fail(3);
        pass(REST.minusNanos(1));
        assertThat(breaker.state()).isEqualTo(State.OPEN);
        pass(Duration.ofNanos(1));

        assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
        assertThat(breaker.claimProbe()).isTrue();
        assertThat(breaker.claimProbe()).isFalse();
        breaker.answered();

        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        fail(2);
        assertThat(breaker.state()).as("counts anew").isEqualTo(State.CLOSED);
    }

    @Test
    void aProbeThatNeverEndsDoesNotKeepOthersOut() {
        fail(3);
        pass(REST);
        assertThat(breaker.claimProbe()).isTrue();
        pass(TIMEOUT);
        assertThat(breaker.claimProbe()).isTrue();
    }

    @Test
    void restsTwiceAsLongAfterEachProbeThatFailsUpToEightTimes() {
        fail(3);
        for (int factor : new int[] {1, 2, 4, 8, 8, 8}) {
            pass(REST.multipliedBy(factor).minusNanos(1));
            assertThat(breaker.state()).as("factor %d", factor).isEqualTo(State.OPEN);
            pass(Duration.ofNanos(1));
            assertThat(breaker.claimProbe()).isTrue();
            fail(1);
        }
        pass(REST.multipliedBy(8));
        breaker.answered();
        fail(3);
        pass(REST);
        assertThat(breaker.state()).as("the first rest is short again").isEqualTo(State.HALF_OPEN);
    }

    @Test
    void anAnswerWhileItRestsClosesIt() {
        fail(3);
        breaker.answered();
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed("x");
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
