package io.joule.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A real PostgreSQL that can be killed like any process and comes back on the same data, as an operator's would. */
final class PostgresProcess implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Duration START = Duration.ofSeconds(90);

    private final Path data;
    private final int port;
    private final List<String> command = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    PostgresProcess(Path data) throws IOException {
        this.data = data;
        EmbeddedPostgres first = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setPGStartupWait(START)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        port = first.getPort();
        ProcessHandle.Info info = postmaster().info();
        if (ProcessHandle.current().info().user().filter("root"::equals).isPresent()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(info.command().orElseThrow());
        command.addAll(List.of(info.arguments().orElseThrow()));
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(new PgConnectOptions()
                        .setHost("localhost")
                        .setPort(port)
                        .setUser(USER)
                        .setPassword(USER)
                        .setDatabase(USER))
                .using(vertx)
                .build();
    }

    String url() {
        return "postgresql://%1$s:%1$s@localhost:%2$d/%1$s".formatted(USER, port);
    }

    Pool pool() {
        return pool;
    }

    /** kill -9 of the postmaster; its children notice and end. */
    void kill() throws IOException {
        ProcessHandle postmaster = postmaster();
        assertThat(postmaster.destroyForcibly()).isTrue();
        Awaitility.await().atMost(START).until(() -> !postmaster.isAlive());
    }

    /** The same command on the same data; waits until it has recovered and answers. */
    void start() {
        Awaitility.await("PostgreSQL is back")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> answers() || launch());
    }

    @Override
    public void close() throws Exception {
        pool.close().await().indefinitely();
        vertx.close().await().indefinitely();
        kill();
    }

    /** Until the last child of the killed one is gone a new one refuses to start, so it is tried again. */
    private boolean launch() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("postgres.log").toFile()))
                .start();
        Awaitility.await().atMost(START).until(() -> !process.isAlive() || answers());
        return process.isAlive();
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/" + USER + "?connectTimeout=2&socketTimeout=2", USER, USER)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        return ProcessHandle.of(pid).orElseThrow();
    }
}
