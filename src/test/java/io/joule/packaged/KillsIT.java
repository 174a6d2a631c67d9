package io.joule.packaged;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The long form of {@link ClusterIT}: {@code mvn -Pkills verify}; {@code -Djoule.kills.seed=…} for other blows. */
@EnabledIfSystemProperty(named = "joule.kills", matches = "\\d+")
class KillsIT {

    @Test
    void nothingIsLostOrDoubled() throws Exception {
        int kills = Integer.getInteger("joule.kills");
        KillPlan plan = new KillPlan(
                "kills",
                3,
                2_000,
                40,
                100,
                kills,
                5,
                8,
                10,
                Duration.ofSeconds(12),
                Long.getLong("joule.kills.seed", 1));
        try (KillRun run = new KillRun(plan)) {
            List<String> lines = run.run();
            Files.write(Path.of("target", "kills.txt"), lines);
            lines.forEach(System.out::println);
        }
    }
}
