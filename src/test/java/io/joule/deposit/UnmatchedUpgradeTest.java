package io.joule.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** V29 on a database that has a history: unmatched payments of every fate from before they were in the ledger. */
class UnmatchedUpgradeTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /**
     * Open and refunding ones of TRX: 100 + 2 000; of USDT: 50 000. Settled ones came in and left in one posting each.
     */
    private static final String HISTORY = """
            insert into customer (id, created_at) values (1, now());
            select ledger_post('deposit', 'a:0', now(), null, 1, 'TRX', array['deposits', 'available'], array[-7, 7]);
            select ledger_post('deposit', repeat('3', 64) || ':0', now(), null, 1, 'TRX',
                array['deposits', 'available'], array[-300, 300]);
            select ledger_post('deposit', repeat('4', 64) || ':0', now(), null, 1, 'TRX',
                array['deposits', 'available'], array[-4000, 4000]);
            select ledger_post('payback', 'r', now(), null, null, 'TRX',
                array['deposits', 'fees', 'payouts'], array[-5000, 1000, 4000]);
            set session_replication_role = replica;
            insert into unmatched_payment (id, tx_id, event_index, asset, micros, token, token_amount, sender,
                block_height, block_time, reason, state, customer_id, created_at)
            select gen_random_uuid(), repeat(n::text, 64), 0, asset, micros, token, amount,
                   'TYtbyy1EWh7eu1CvybmYzkX7RoJRkwwFjY', n, now(), reason, state, customer, now()
              from (values (1, 'TRX', 100, null, null, 'late', 'open', null),
                           (2, 'TRX', 2000, null, null, 'unknown_sender', 'refunding', null),
                           (3, 'TRX', 300, null, null, 'wrong_amount', 'assigned', 1),
                           (4, 'TRX', 4000, null, null, 'late', 'claimed', 1),
                           (5, 'TRX', 5000, null, null, 'paid_twice', 'refunded', null),
                           (6, 'USDT', 50000, null, null, 'unknown_sender', 'open', null),
                           (7, null, null, 'TYtbyy1EWh7eu1CvybmYzkX7RoJRkwwFjY', 9, 'token_not_accepted', 'open', null))
                   as p(n, asset, micros, token, amount, reason, state, customer);
            set session_replication_role = default""";

    @Test
    void whatIsNobodysGetsIntoTheBooksAndNothingElseMoves() throws SQLException {
        execute("drop schema public cascade; create schema public");
        flyway("27");
        execute(HISTORY);
        Map<String, Long> before = balances();
        flyway("latest");
        Map<String, Long> expected = new TreeMap<>(before);
        expected.merge("TRX deposits", -2_100L, Long::sum);
        expected.put("TRX unmatched", 2_100L);
        expected.put("USDT deposits", -50_000L);
        expected.put("USDT unmatched", 50_000L);
        assertThat(balances()).isEqualTo(expected);
        Books.coherent(DATABASE.pool());
    }

    @Test
    void whatWasOpenBeforeLeavesTheAccountOnce() throws SQLException {
        execute("drop schema public cascade; create schema public");
        flyway("27");
        execute(HISTORY);
        flyway("latest");
        execute("update unmatched_payment set state = 'refunded', settled_at = now() where state = 'refunding'");
        assertThat(balances()).containsEntry("TRX unmatched", 100L);
        execute("update unmatched_payment set settled_by = 'again' where state = 'refunded'");
        assertThat(balances()).containsEntry("TRX unmatched", 100L);
        Books.coherent(DATABASE.pool());
    }

    private static void flyway(String target) {
        Flyway.configure()
                .dataSource(DATABASE.jdbcUrl(), null, null)
                .target(MigrationVersion.fromVersion(target))
                .load()
                .migrate();
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = DATABASE.jdbc();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, Long> balances() throws SQLException {
        Map<String, Long> balances = new TreeMap<>();
        try (var connection = DATABASE.jdbc();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select asset || ' ' || kind, balance_micros from account")) {
            while (rows.next()) {
                balances.put(rows.getString(1), rows.getLong(2));
            }
        }
        return balances;
    }
}
