package io.joule.packaged;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Three instances of the packaged program as their users meet them: killed, paused, stopped; the short form. */
class ClusterIT {

    @Test
    void nothingIsLostOrDoubledWhateverIsKilledOrPaused() throws Exception {
        KillPlan plan = new KillPlan("cluster", 3, 60, 6, 10, 3, 1, 1, 2, Duration.ofSeconds(11), 1);
        try (KillRun run = new KillRun(plan)) {
            run.run().forEach(System.out::println);
        }
    }
}
