package io.joule.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A seed is worth something only when it tells the same history each time. */
class SameSeedTest {

    /** One with crashes in transactions, one with lock waits among three instances. */
    private static final long[] SEEDS = {2, 6};

    @Test
    void oneSeedTellsTheSameHistoryOnAnotherDatabaseAndAfterOtherHistories() {
        try (Control one = new Control();
                Control another = new Control()) {
            Run.tell(3, another, new Journal());
            LongStream.of(SEEDS).forEach(seed -> {
                Journal first = told(seed, one);
                Journal second = told(seed, another);
                assertThat(second.events()).as("events of seed %d", seed).isEqualTo(first.events());
                assertThat(second.last()).as("last events of seed %d", seed).isEqualTo(first.last());
                assertThat(second.digest()).as("all events of seed %d", seed).isEqualTo(first.digest());
                assertThat(second.counts()).isEqualTo(first.counts());
            });
        }
    }

    private static Journal told(long seed, Control control) {
        Journal journal = new Journal();
        Run.tell(seed, control, journal);
        assertThat(journal.events()).isGreaterThan(500);
        return journal;
    }
}
