package io.joule.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    private Path folder;

    @Test
    void aSecondProgramIsRefusedAndTheSameOneIsNot() throws Exception {
        Path data = folder.resolve("pg");
        FolderLock.take(data);
        assertThatCode(() -> FolderLock.take(data)).doesNotThrowAnyException();
        assertThat(otherProgram(data)).isEqualTo(1);
        assertThat(otherProgram(folder.resolve("other"))).isZero();
    }

    private static int otherProgram(Path data) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElse("java");
        Process other = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        FolderLockTest.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return other.exitValue();
    }

    /** Another program that wants the folder: it fails with exit code 1 when it may not have it. */
    public static void main(String... args) {
        FolderLock.take(Path.of(args[0]));
    }
}
