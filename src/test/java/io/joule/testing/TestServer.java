package io.joule.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** The one embedded PostgreSQL of this JVM, started when first needed and stopped when the JVM ends. */
final class TestServer {

    static final String USER = "postgres";

    private static final String TEMPLATE = "joule_template";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres server;

    private TestServer() {}

    /** Creates an empty database that has every migration, and returns its name. */
    static synchronized String newDatabase() {
        if (server == null) {
            start();
        }
        String name = "test_" + COUNT.incrementAndGet();
        execute(USER, "create database " + name + " template " + TEMPLATE);
        return name;
    }

    static void drop(String name) {
        execute(USER, "drop database " + name + " with (force)");
    }

    static int port() {
        return server.getPort();
    }

    static String jdbcUrl(String database) {
        return server.getJdbcUrl(USER, database);
    }

    static void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start() {
        try {
            // Nothing in a test outlives the machine's power: fsync would only cost time.
            server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute(USER, "create database " + TEMPLATE);
        Flyway.configure().dataSource(jdbcUrl(TEMPLATE), USER, USER).load().migrate();
    }
}
