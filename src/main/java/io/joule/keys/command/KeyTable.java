package io.joule.keys.command;

import io.joule.base.DatabaseUrl;
import io.joule.keys.KeyPurpose;
import io.joule.keys.Keyset;
import io.joule.keys.PrivateKey;
import io.joule.keys.SealBroken;
import io.joule.keys.Sealer;
import io.joule.tron.TronAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The table wallet_key by plain JDBC. Each method is one SQL transaction: all rows or none. */
public final class KeyTable {

    // Keys are checked before the schema is brought up to date: a table of an older version knows no purpose.
    private static final String ALL_ROWS = "select wallet_address, signer_address, sealed,"
            + " coalesce(to_jsonb(k) ->> 'purpose', 'supplier') from wallet_key k order by wallet_address";

    private final DatabaseUrl database;

    public KeyTable(DatabaseUrl database) {
        this.database = database;
    }

    /**
     * Opens every row and seals it with the primary key.
     *
     * @return how many rows
     * @throws SealBroken for the first row that does not open; then nothing is changed
     */
    int reencrypt(Keyset keyset) throws SQLException {
        Sealer sealer = new Sealer(keyset);
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement update = connection.prepareStatement(
                    "update wallet_key set sealed = ?, sealed_at = now() where wallet_address = ?")) {
                int count = eachRow(connection, ALL_ROWS + " for update", sealer, (purpose, wallet, key) -> {
                    update.setBytes(1, sealer.seal(purpose, wallet, key));
                    update.setString(2, wallet.toString());
                    update.executeUpdate();
                });
                connection.commit();
                return count;
            }
        }
    }

    /**
     * Opens every row and changes none.
     *
     * @return how many rows
     * @throws SealBroken for the first row that does not open
     */
    public int check(Keyset keyset) throws SQLException {
        try (Connection connection = connect()) {
            return eachRow(connection, ALL_ROWS, new Sealer(keyset), (purpose, wallet, key) -> {});
        }
    }

    private static int eachRow(Connection connection, String query, Sealer sealer, Row row) throws SQLException {
        int count = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                TronAddress wallet = TronAddress.parse(rows.getString(1));
                TronAddress signer = TronAddress.parse(rows.getString(2));
                KeyPurpose purpose = KeyPurpose.of(rows.getString(4));
                try (PrivateKey key = sealer.open(purpose, wallet, signer, rows.getBytes(3))) {
                    row.use(purpose, wallet, key);
                }
                count++;
            }
        }
        return count;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private interface Row {
        void use(KeyPurpose purpose, TronAddress wallet, PrivateKey key) throws SQLException;
    }
}
