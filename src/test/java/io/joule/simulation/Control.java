package io.joule.simulation;

import io.joule.testing.TestDatabase;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One worker's database, seen past the production code: to arrange, to look, and to note every change of a state. */
final class Control implements AutoCloseable {

    private static final String NOTES = """
            create table noted (id bigint generated always as identity, what text, before text, after text);
            create function note() returns trigger language plpgsql as $$
            begin
                insert into noted (what, before, after) values (tg_table_name, old.status, new.status);
                return null;
            end $$;
            create trigger note after update on energy_order for each row execute function note();
            create trigger note after update on delegation for each row execute function note();
            create trigger note after update on chain_tx for each row execute function note();
            create trigger note after update on deposit_intent for each row execute function note();
            create function touch() returns trigger language plpgsql as $$
            begin
                insert into noted (what) values (tg_table_name);
                return null;
            end $$;
            do $$ declare t text; s text; begin
                foreach t in array array['account', 'posting', 'ledger_tx', 'energy_order', 'delegation', 'chain_tx', 'deposit',
                                         'unmatched_payment'] loop
                    execute format('create trigger touch after insert or update or delete on %I execute function touch()', t);
                end loop;
                for t in select tablename from pg_tables where schemaname = 'public' loop
                    execute format('alter table %I set (autovacuum_enabled = off)', t);
                end loop;
                foreach s in array array['deadlock_timeout = 20000', 'synchronous_commit = off', 'jit = off',
                                         'plan_cache_mode = force_generic_plan'] loop
                    execute format('alter database %I set ', current_database()) || s;
                end loop;
            end $$;
            """;

    /** Only what has anything in it: an empty table costs as much to truncate as a full one. */
    private static final String CLEAR = """
            do $$ declare t text; used text[]; filled boolean; begin
                for t in select tablename from pg_tables
                          where schemaname = 'public' and tablename <> 'flyway_schema_history' order by tablename loop
                    execute format('select exists (select from %I)', t) into filled;
                    if filled then used := used || format('%I', t); end if;
                end loop;
                set local session_replication_role = replica;
                if used is not null then
                    execute 'truncate ' || array_to_string(used, ', ') || ' restart identity cascade';
                end if;
            end $$""";

    private static final int SQL_LENGTH = 16_384;
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    final TestDatabase database = new TestDatabase();
    final Connection connection;
    final Pool pool;
    final Locks locks;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Control() {
        database.beforeAll(null);
        try {
            connection = database.jdbc();
            execute(NOTES);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        locks = new Locks(connection);
        pool = newPool();
    }

    /** One event loop, and statements that are parsed and planned once: histories repeat the same few. */
    private Pool newPool() {
        PgConnectOptions options = PgConnectOptions.fromUri(database.url());
        options.setCachePreparedStatements(true).setPreparedStatementCacheSqlLimit(SQL_LENGTH);
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2 * Schedule.SESSIONS).setEventLoopSize(1))
                .connectingTo(options)
                .using(database.vertx())
                .build();
    }

    void clear() {
        execute(CLEAR);
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each row as its columns' values. */
    List<Object[]> rows(String sql) {
        try (ResultSet found = prepared(sql).executeQuery()) {
            List<Object[]> rows = new ArrayList<>();
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /**
     * Ends a session as a dead process does: its locks are free, and the pool gives it to nobody again. It is not given
     * back, for the pool hears of its end on another thread, and would take it for one that can be used.
     */
    void end(SqlConnection session) {
        int before = pool.size();
        terminate(((PgConnection) session).processId());
        await("a session does not leave the pool", () -> pool.size() < before);
    }

    private void terminate(int backend) {
        execute("select pg_terminate_backend(" + backend + ")");
        // The server's own wait looks every 100 ms only.
        await("a backend does not end", () -> !backends().contains(backend));
    }

    private static void await(String otherwise, BooleanSupplier done) {
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (!done.getAsBoolean()) {
            Violation.unless(System.nanoTime() < patience, "hangs", otherwise);
            Thread.onSpinWait();
        }
    }

    private List<Integer> backends() {
        return rows("select pid from pg_stat_activity where datname = current_database()").stream()
                .map(row -> (Integer) row[0])
                .toList();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        pool.closeAndAwait();
        database.afterAll(null);
    }
}
