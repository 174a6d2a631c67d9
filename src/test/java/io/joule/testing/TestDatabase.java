package io.joule.testing;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh, migrated PostgreSQL database for one test class, and a reactive pool on it:
 *
 * <pre>{@code @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();}</pre>
 *
 * All classes of a JVM share one embedded server (random port); a database is a copy of the migrated template.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private String name;
    private Vertx vertx;
    private Pool pool;

    @Override
    public void beforeAll(ExtensionContext context) {
        name = TestServer.newDatabase();
        vertx = Vertx.vertx();
        pool = newPool(16);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        pool.close().await().indefinitely();
        vertx.close().await().indefinitely();
        TestServer.drop(name);
    }

    public Pool pool() {
        return pool;
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Another pool on the same database, as another instance of Joule would have; it closes with the class. */
    public Pool newPool(int size) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("localhost")
                .setPort(TestServer.port())
                .setUser(TestServer.USER)
                .setPassword(TestServer.USER)
                .setDatabase(name);
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(size))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    /** As DATABASE_URL has it: {@code postgresql://user:password@host:port/database}. */
    public String url() {
        return "postgresql://%s:%s@localhost:%d/%s"
                .formatted(TestServer.USER, TestServer.USER, TestServer.port(), name);
    }

    public String jdbcUrl() {
        return TestServer.jdbcUrl(name);
    }

    /** A plain JDBC connection, for arranging and for looking at what is really there. */
    public Connection jdbc() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    /** Empties every table (but not Flyway's), ids start at 1 again; the append-only triggers stand aside for it. */
    public void clear() {
        TestServer.execute(name, """
                do $$ declare tables text; begin
                    select string_agg(format('%I', tablename), ', ') into tables from pg_tables
                     where schemaname = 'public' and tablename <> 'flyway_schema_history';
                    set local session_replication_role = replica;
                    execute 'truncate ' || tables || ' restart identity cascade';
                end $$""");
    }
}
