package io.joule.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The packaged program as a process of its own, started as an operator starts it. */
final class JouleProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final Duration START = Duration.ofSeconds(240);
    /** Started often and for a short while: what the second compiler costs does not come back. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final Path log;
    private final int port;

    private JouleProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts it and waits until it listens. */
    static JouleProcess start(Path log, Map<String, String> environment) throws IOException {
        Process process = launch(log, environment, List.of());
        long from = Files.exists(log) ? Files.size(log) : 0;
        Awaitility.await()
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || port(log, from) > 0);
        assertThat(process.isAlive())
                .as("joule stopped at start:%n%s", Files.readString(log))
                .isTrue();
        return new JouleProcess(process, log, port(log, from));
    }

    /** Starts it where it is expected to stop by itself, and gives its exit code. */
    static int run(Path log, Map<String, String> environment, String... args) throws IOException, InterruptedException {
        Process process = launch(log, environment, List.of(args));
        assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS))
                .as("it should have stopped by itself")
                .isTrue();
        return process.exitValue();
    }

    String url() {
        return "http://localhost:" + port;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** kill -9: no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private static Process launch(Path log, Map<String, String> environment, List<String> args) throws IOException {
        String jar = System.getProperty("joule.package");
        assertThat(jar).as("the packaged program: run by `mvn verify`").isNotNull();
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m", QUICK_START, "-jar", jar));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("TRON") || name.startsWith("JOULE") || name.endsWith("_KEY"));
        builder.environment().putAll(environment);
        builder.directory(log.getParent().toFile());
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static int port(Path log, long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        Matcher matcher = LISTENING.matcher(
                new String(all, (int) from, (int) (all.length - from), java.nio.charset.StandardCharsets.UTF_8));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
