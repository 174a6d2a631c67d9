package io.joule.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.base.DatabaseUrl;
import io.joule.testing.OwnThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    // The server writes until it has stopped, after the test: the folder is below target and swept with it.
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @AfterEach
    void stop() throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("pg/postmaster.pid")).get(0).trim());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroy();
        server.onExit().join();
    }

    @Test
    void aServerThatRunsIsUsedAgainAndFreshMeansEmpty() throws Exception {
        DatabaseUrl first = EmbeddedDatabase.start(folder.resolve("pg"), false);
        execute(first, "create table kept (x int)");
        DatabaseUrl second = EmbeddedDatabase.start(folder.resolve("pg"), false);
        assertThat(second).isEqualTo(first);
        assertThat(query(second, "select to_regclass('kept')")).isEqualTo("kept");
        DatabaseUrl fresh = EmbeddedDatabase.start(folder.resolve("pg"), true);
        assertThat(query(fresh, "select to_regclass('kept')")).isNull();
    }

    @Test
    void whatIsCommittedIsOnDisk() throws Exception {
        DatabaseUrl database = EmbeddedDatabase.start(folder.resolve("pg"), false);
        assertThat(query(database, "show fsync")).isEqualTo("on");
        assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
        assertThat(query(database, "show full_page_writes")).isEqualTo("on");
    }

    @Test
    void aServerThatDiesIsStartedAgainAtTheSamePlaceWithWhatWasCommitted() throws Exception {
        Path directory = folder.resolve("pg");
        DatabaseUrl database = EmbeddedDatabase.start(directory, false);
        execute(database, "create table kept (x int)");
        try (DatabaseGuard guard = DatabaseGuard.over(directory, database)) {
            for (int death = 0; death < 2; death++) {
                ProcessHandle server = EmbeddedDatabase.server(directory).orElseThrow();
                server.destroyForcibly();
                server.onExit().join();
                await().atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> "kept".equals(query(database, "select to_regclass('kept')")));
                assertThat(EmbeddedDatabase.server(directory)).isPresent().isNotEqualTo(Optional.of(server));
            }
        }
    }

    @Test
    void aBackendThatDoesNotNoticeTheDeathHindersNobody() throws Exception {
        Path directory = folder.resolve("pg");
        DatabaseUrl database = EmbeddedDatabase.start(directory, false);
        execute(database, "create table kept (x int)");
        String busy = "select count(*) from generate_series(1, 1000000000) a, generate_series(1, 1000000000) b";
        try (DatabaseGuard guard = DatabaseGuard.over(directory, database)) {
            CompletableFuture<String> computation =
                    CompletableFuture.supplyAsync(() -> attempt(database, busy), OwnThread.EACH);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> "1"
                            .equals(query(
                                    database,
                                    "select count(*) from pg_stat_activity where state = 'active'"
                                            + " and query like 'select count(*) from generate_series%'")));
            ProcessHandle server = EmbeddedDatabase.server(directory).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
            await().atMost(Duration.ofSeconds(45))
                    .ignoreExceptions()
                    .until(() -> "kept".equals(query(database, "select to_regclass('kept')")));
            assertThat(computation.get()).isEqualTo("failed");
        }
    }

    private static String attempt(DatabaseUrl database, String sql) {
        try {
            return query(database, sql);
        } catch (SQLException e) {
            return "failed";
        }
    }

    private static void execute(DatabaseUrl database, String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }

    private static String query(DatabaseUrl database, String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            return r.next() ? r.getString(1) : null;
        }
    }
}
