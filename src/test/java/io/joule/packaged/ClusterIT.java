package io.joule.packaged;

import io.joule.packaged.KillPlan.Blow;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three instances of the packaged program as their users meet them: killed, paused, stopped; the short form. */
class ClusterIT {

    @Test
    void nothingIsLostOrDoubledWhateverIsKilledOrPaused() throws Exception {
        Map<Blow, Integer> blows = Map.of(Blow.KILL, 3, Blow.DATABASE, 1, Blow.PAUSE, 1, Blow.STOP, 2);
        KillPlan plan = new KillPlan("cluster", 3, 60, 6, 10, blows, Duration.ofSeconds(11), 1);
        try (KillRun run = new KillRun(plan)) {
            run.run().forEach(System.out::println);
        }
    }
}
