package io.joule.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The planted bugs (src/test/planted/run) still fit the code they are to break. */
class PlantedTest {

    private static final Path PLANTED = Path.of("src/test/planted");

    @Test
    void everyPlantedBugCanStillBePlanted() throws Exception {
        List<Path> patches = patches();
        assertThat(patches).hasSizeGreaterThanOrEqualTo(10);
        for (Path patch : patches) {
            Process git = new ProcessBuilder("git", "apply", "--check", patch.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes());
            assertThat(git.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(git.exitValue()).as("%s: %s", patch, said).isZero();
        }
    }

    private static List<Path> patches() throws IOException {
        try (Stream<Path> files = Files.list(PLANTED)) {
            return files.filter(file -> file.toString().endsWith(".patch"))
                    .sorted()
                    .toList();
        }
    }
}
