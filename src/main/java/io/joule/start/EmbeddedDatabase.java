package io.joule.start;

import io.joule.base.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A real PostgreSQL that comes with the program and keeps its data in a folder. One that still runs there (after a
 * crash of Joule, or a live reload) is used again.
 */
final class EmbeddedDatabase {

    private static final String USER = "postgres";
    private static final String DATABASE = "joule";
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int ANY_PORT = 0;

    /** Those that this JVM launched, by their folders. */
    private static final Map<Path, EmbeddedPostgres> LAUNCHED = new ConcurrentHashMap<>();

    private EmbeddedDatabase() {}

    /**
     * @param fresh true to begin with an empty database, as the sandbox's new chain needs it
     * @throws IllegalStateException when another program that runs has this folder
     */
    static DatabaseUrl start(Path directory, boolean fresh) {
        FolderLock.take(directory);
        int port = running(directory).orElseGet(() -> launch(directory, ANY_PORT));
        DatabaseUrl admin = at(port, USER);
        if (fresh) {
            execute(admin, "drop database if exists " + DATABASE + " with (force)");
        }
        if (fresh || !exists(admin)) {
            execute(admin, "create database " + DATABASE);
        }
        return at(port, DATABASE);
    }

    /** The process that serves this folder, if one does. */
    static Optional<ProcessHandle> server(Path directory) {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).trim()));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Starts a server that died again, where those who know it look for it.
     *
     * @throws RuntimeException when it does not start
     */
    static void relaunch(Path directory, DatabaseUrl where) {
        EmbeddedPostgres dead = LAUNCHED.remove(directory);
        if (dead != null) {
            try {
                dead.close();
            } catch (IOException | RuntimeException e) {
                // It is dead already; only its lock on the folder had to go.
            }
        }
        forgetTheLibrarysLock(directory);
        launch(directory, URI.create("postgresql:" + where.location()).getPort());
    }

    /** An attempt that failed keeps it for as long as this JVM lives; {@link FolderLock} is what holds others off. */
    private static void forgetTheLibrarysLock(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve("epg-lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Port of the server that holds this folder, if one answers. */
    private static Optional<Integer> running(Path directory) {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
            int port = Integer.parseInt(lines.get(PORT_LINE).trim());
            long pid = Long.parseLong(lines.get(PID_LINE).trim());
            try (Connection ignored = DriverManager.getConnection(at(port, USER).jdbcUrl(), USER, USER)) {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy)));
                return Optional.of(port);
            }
        } catch (IOException | SQLException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The library's defaults are for tests; this one holds money, so nothing that is committed may be lost. */
    private static int launch(Path directory, int port) {
        try {
            Path programs = Files.createDirectories(directory.resolveSibling("pg-programs"));
            // Whoever could write here would choose what runs next; the library itself opens its folder to all.
            Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwx------"));
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    // Programs unpacked to the shared temporary folder could be put there by somebody else.
                    .setOverrideWorkingDirectory(programs.resolve("unpacked").toFile())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            LAUNCHED.put(directory, server);
            return server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseUrl at(int port, String database) {
        return new DatabaseUrl("//localhost:" + port + "/" + database, USER, USER);
    }

    private static boolean exists(DatabaseUrl admin) {
        try (Connection connection = DriverManager.getConnection(admin.jdbcUrl(), USER, USER);
                Statement statement = connection.createStatement()) {
            return statement
                    .executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")
                    .next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(DatabaseUrl admin, String sql) {
        try (Connection connection = DriverManager.getConnection(admin.jdbcUrl(), USER, USER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
