package io.joule.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema refuses by itself, whoever asks and with whatever code. */
class LedgerSchemaTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @BeforeEach
    void oneDepositOfTen() throws SQLException {
        DATABASE.clear();
        run("insert into customer values (7, now())");
        run(post("deposit", "a:0", "{deposits,available}", "{-10,10}"));
    }

    @AfterEach
    void theBooksAreCoherent() {
        Books.coherent(DATABASE.pool());
    }

    @Test
    void aCustomersAccountNeverGoesBelowZero() {
        assertThatThrownBy(() -> run(post("hold", "x", "{available,held}", "{-11,11}")))
                .hasMessageContaining("lacks funds");
        assertThatThrownBy(() -> run("alter table account disable trigger account_changes_by_postings_only;"
                        + "update account set balance_micros = -1 where customer_id = 7"))
                .hasMessageContaining("account_customer_not_negative");
    }

    @Test
    void theHouseMayOweWhatItHolds() throws SQLException {
        run(post("deposit", "b:0", "{deposits,available}", "{-5,5}"));
        assertThat(number("select balance_micros from account where kind = 'deposits'"))
                .isEqualTo(-15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{-3,4}", "{3,3}", "{-3,2}"})
    void aTransactionThatIsNotBalancedIsRefused(String micros) {
        assertThatThrownBy(() -> run(post("deposit", "b:0", "{deposits,available}", micros)))
                .hasMessageContaining("not balanced");
    }

    @Test
    void aLateLoosePostingIsRefused() {
        assertThatThrownBy(() -> run("insert into posting (tx_id, account_id, micros, balance_after_micros)"
                        + " select 1, id, 5, 5 from account where kind = 'available'"))
                .hasMessageContaining("not balanced");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update posting set micros = micros * 2",
                "update posting set balance_after_micros = 0",
                "delete from posting",
                "truncate posting",
                "truncate posting cascade",
                "truncate account cascade",
                "update ledger_tx set reference = 'other'",
                "delete from ledger_tx",
                "truncate ledger_tx cascade"
            })
    void whatIsPostedStays(String change) {
        assertThatThrownBy(() -> run(change)).hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update account set balance_micros = balance_micros + 1",
                "update account set customer_id = null, kind = 'fees' where kind = 'available'",
                "update account set asset = 'USDT'",
                "insert into account (customer_id, kind, asset, balance_micros) values (7, 'held', 'USDT', 5)"
            })
    void anAccountChangesOnlyByPostings(String change) {
        assertThatThrownBy(() -> run(change)).hasMessageContaining("only by postings");
    }

    @Test
    void anAccountCantBeDeleted() {
        assertThatThrownBy(() -> run("delete from account")).hasMessageContaining("append-only");
    }

    @Test
    void oneReferenceIsPostedOncePerKind() {
        assertThatThrownBy(() -> run(post("deposit", "a:0", "{deposits,available}", "{-1,1}")))
                .hasMessageContaining("ledger_tx_once");
    }

    @Test
    void aHoldEndsOnce() throws SQLException {
        run(post("hold", "order", "{available,held}", "{-3,3}"));
        run("select ledger_follow('capture', 'order', now(), null)");
        assertThatThrownBy(() -> run("select ledger_follow('release', 'order', now(), null)"))
                .hasMessageContaining("ledger_tx_hold_ends_once");
    }

    @Test
    void onlyTheAmountThatWasHeldIsCaptured() throws SQLException {
        run(post("hold", "order", "{available,held}", "{-3,3}"));
        run(post("hold", "another", "{available,held}", "{-4,4}"));
        run("select ledger_follow('capture', 'order', now(), null)");
        assertThat(number("select balance_micros from account where kind = 'held'"))
                .isEqualTo(4);
        assertThat(number("select balance_micros from account where kind = 'revenue'"))
                .isEqualTo(3);
    }

    @Test
    void anAccountKindBelongsEitherToCustomersOrToTheHouse() {
        assertThatThrownBy(() -> run("insert into account (customer_id, kind, asset) values (7, 'revenue', 'TRX')"))
                .hasMessageContaining("account_kind_fits_owner");
        assertThatThrownBy(() -> run("insert into account (customer_id, kind, asset) values (null, 'held', 'TRX')"))
                .hasMessageContaining("account_kind_fits_owner");
    }

    @Test
    void nobodyHasMoneyWithoutBeingACustomer() {
        assertThatThrownBy(() -> run("select ledger_post('deposit', 'z:0', now(), null, 99, 'TRX', "
                        + "'{deposits,available}', '{-1,1}')"))
                .hasMessageContaining("foreign key");
    }

    private static String post(String kind, String reference, String accounts, String micros) {
        return "select ledger_post('%s', '%s', now(), null, 7, 'TRX', '%s', '%s')"
                .formatted(kind, reference, accounts, micros);
    }

    /** In one transaction, so that nothing of a refused change stays. */
    private static void run(String sql) throws SQLException {
        try (Connection jdbc = DATABASE.jdbc();
                var statement = jdbc.createStatement()) {
            jdbc.setAutoCommit(false);
            statement.execute(sql);
            jdbc.commit();
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection jdbc = DATABASE.jdbc();
                var rows = jdbc.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
