package io.joule.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Histories of the production services, each drawn from one seed: docs/simulation.md. */
class SimulationTest {

    /** So many at least, and every change of a state that the seeds are known to reach must have been seen. */
    private static final int ENOUGH_TO_COUNT = 50;

    /** Without a word about how many; a machine on which they take longer tells as many as this time is enough for. */
    private static final int USUALLY = 500;

    private static final Duration AT_MOST = Duration.ofSeconds(285);

    private static final Integer HISTORIES = Integer.getInteger("sim.histories");
    private static final long FIRST_SEED = Long.getLong("sim.first", 1);
    private static final int MINUTES = Integer.getInteger("sim.minutes", 0);

    /** What every longer run must have met: a simulation in which nothing goes wrong shows nothing. */
    private static final List<String> MUST_HAPPEN = List.of(
            "chain_tx: in_doubt -> expired",
            "chain_tx: in_doubt -> included",
            "chain_tx: included -> in_doubt",
            "chain_tx: included -> solidified",
            "chain_tx: signed -> in_doubt",
            "chain_tx: signed -> included",
            "chain_tx: signed -> refused",
            "crash after commit",
            "crash after node",
            "crash before commit",
            "crash before node",
            "delegation: active -> due",
            "delegation: active -> sent",
            "delegation: due -> reclaiming",
            "delegation: planned -> dropped",
            "delegation: planned -> sent",
            "delegation: reclaiming -> due",
            "delegation: reclaiming -> reclaimed",
            "delegation: sent -> active",
            "delegation: sent -> dropped",
            "deposits credited",
            "energy_order: pending -> cancelled",
            "energy_order: pending -> failed",
            "energy_order: pending -> processing",
            "energy_order: processing -> completed",
            "fault drop_answer",
            "fault duplicate",
            "fault never_included",
            "fault server_busy",
            "forks deeper than 10",
            "lock waits",
            "node restarts",
            "pauses after",
            "pauses between",
            "forks undone",
            "work left lying");

    @Test
    void whateverHappensNothingIsLostAndNothingHappensTwice() throws Exception {
        Run run = told();
        assertThat(run.failures()).isEmpty();
        assertThat(run.histories() >= ENOUGH_TO_COUNT ? MUST_HAPPEN : List.of())
                .allSatisfy(what -> assertThat(run.counts()).containsKey(what));
    }

    private static Run told() throws Exception {
        Long one = Long.getLong("sim.seed");
        Run run = new Run(one != null ? LongStream.of(one) : seeds());
        if (MINUTES > 0) {
            run.soak(Duration.ofMinutes(MINUTES));
        } else if (one != null || HISTORIES != null) {
            run.all();
        } else {
            run.within(AT_MOST);
        }
        return run;
    }

    private static LongStream seeds() {
        if (MINUTES > 0) {
            return LongStream.iterate(System.nanoTime() & Integer.MAX_VALUE, seed -> seed + 1);
        }
        return LongStream.iterate(FIRST_SEED, seed -> seed + 1).limit(HISTORIES == null ? USUALLY : HISTORIES);
    }
}
