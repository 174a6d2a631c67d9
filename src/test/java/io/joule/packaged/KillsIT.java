package io.joule.packaged;

import io.joule.packaged.KillPlan.Blow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The long form of {@link ClusterIT}: {@code mvn -Pkills verify}; {@code -Djoule.kills=…} for more kills,
 * {@code -Djoule.restarts=…} for more restarts, {@code -Djoule.kills.seed=…} for other blows.
 */
@EnabledIfSystemProperty(named = "joule.kills", matches = "\\d+")
class KillsIT {

    private static final long SEED = Long.getLong("joule.kills.seed", 1);

    @Test
    void nothingIsLostOrDoubled() throws Exception {
        Map<Blow, Integer> blows =
                Map.of(Blow.KILL, Integer.getInteger("joule.kills"), Blow.DATABASE, 5, Blow.PAUSE, 8, Blow.STOP, 10);
        run(new KillPlan("kills", 3, 2_000, 40, 100, blows, Duration.ofSeconds(12), SEED));
    }

    @Test
    void noOrderFailsWhileInstancesAreRestartedInTurn() throws Exception {
        Map<Blow, Integer> blows = Map.of(Blow.RESTART, Integer.getInteger("joule.restarts", 100));
        run(new KillPlan("restarts", 3, 1_000, 40, 100, blows, Duration.ZERO, SEED));
    }

    private static void run(KillPlan plan) throws Exception {
        try (KillRun run = new KillRun(plan)) {
            List<String> lines = run.run();
            Files.write(Path.of("target", plan.name() + ".txt"), lines);
            lines.forEach(System.out::println);
        }
    }
}
