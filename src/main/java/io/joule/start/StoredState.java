package io.joule.start;

import io.joule.base.DatabaseUrl;
import io.joule.keys.KeysetSource;
import io.joule.keys.SealBroken;
import io.joule.keys.command.KeyTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the database holds must fit the settings: the keyset opens every stored key, and somebody can use the API. */
final class StoredState {

    private StoredState() {}

    static List<String> faults(DatabaseUrl database, Settings settings) {
        List<String> faults = new ArrayList<>();
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            if (has(connection, "wallet_key")) {
                new KeyTable(database).check(KeysetSource.of(settings.values()).read());
            }
            boolean client = has(connection, "api_client")
                    && any(connection, "select 1 from api_client where revoked_at is null");
            if (!client && settings.get("API_BOOTSTRAP_KEY").isEmpty()) {
                faults.add("API_BOOTSTRAP_KEY is not set and no API key is stored: nobody could use the API.");
            }
        } catch (SealBroken e) {
            faults.add(e.getMessage());
        } catch (SQLException e) {
            faults.add("DATABASE_URL: the database at " + database + " can't be used: "
                    + e.getMessage().lines().findFirst().orElse("") + ".");
        }
        return faults;
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        return any(connection, "select 1 where to_regclass('" + table + "') is not null");
    }

    private static boolean any(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }
}
