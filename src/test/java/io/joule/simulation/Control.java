package io.joule.simulation;

import io.joule.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            do $$ declare t text; begin
                for t in select tablename from pg_tables where schemaname = 'public' loop
                    execute format('alter table %%I set (autovacuum_enabled = off)', t);
                end loop;
            end $$;
            alter database %s set deadlock_timeout = '100ms';
            alter database %s set synchronous_commit = 'off';
            """;

    final TestDatabase database = new TestDatabase();
    final Connection connection;
    final Locks locks;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Control() {
        database.beforeAll(null);
        try {
            connection = database.jdbc();
            String name = connection.getCatalog();
            execute(NOTES.formatted(name, name));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        locks = new Locks(connection);
    }

    void clear() {
        database.clear();
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

    /** Ends a connection as a dead process does, and waits until its locks are free. */
    void terminate(int backend) {
        execute("select pg_terminate_backend(" + backend + ", 5000)");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.afterAll(null);
    }
}
