package io.joule.deposit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema refuses by itself, whoever asks and with whatever code. */
class DepositSchemaTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String ALICE = "TYtbyy1EWh7eu1CvybmYzkX7RoJRkwwFjY";
    private static final String TX = "ab".repeat(32);

    @BeforeEach
    void twoCustomers() throws SQLException {
        DATABASE.clear();
        run("insert into customer values (7, now()), (8, now())");
    }

    @Test
    void aPaymentIsCreditedOnce() throws SQLException {
        run(deposit(7));
        assertThatThrownBy(() -> run(deposit(8))).hasMessageContaining("deposit_once");
    }

    @Test
    void whatIsCreditedCantBecomeUnmatched() throws SQLException {
        run(deposit(7));
        assertThatThrownBy(() -> run(unmatched("unknown_sender"))).hasMessageContaining("payment_once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "refunding", "refunded"})
    void whatIsUnmatchedOrSentBackCantBeCredited(String state) throws SQLException {
        run(unmatched("unknown_sender"));
        run("update unmatched_payment set state = '%s'".formatted(state));
        assertThatThrownBy(() -> run(deposit(7))).hasMessageContaining("unmatched_payment_has_fate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assigned", "claimed"})
    void whatIsGivenToACustomerIsCreditedInTheSameTransaction(String state) throws SQLException {
        run(unmatched("late"));
        String given = "update unmatched_payment set state = '%s', customer_id = 7".formatted(state);
        assertThatThrownBy(() -> run(given)).hasMessageContaining("unmatched_payment_has_fate");
        assertThatCode(() -> run("begin; " + given + "; " + deposit(7) + "; commit"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> run("update unmatched_payment set state = 'refunding', customer_id = null"))
                .hasMessageContaining("unmatched_payment_has_fate");
    }

    @Test
    void aTokenThatIsNotAcceptedNeverBecomesMoney() throws SQLException {
        run(
                "insert into unmatched_payment (id, tx_id, event_index, token, token_amount, sender, block_height, block_time,"
                        + " reason, created_at) values (gen_random_uuid(), '%s', 0, '%s', 1e77, '%s', 5, now(), 'token_not_accepted', now())"
                                .formatted(TX, ALICE, ALICE));
        assertThatThrownBy(() -> run("update unmatched_payment set state = 'refunding'"))
                .hasMessageContaining("token_stays_open");
        assertThatThrownBy(() -> run("update unmatched_payment set asset = 'USDT', micros = 1"))
                .hasMessageContaining("money_or_token");
        assertThatThrownBy(() -> run("update unmatched_payment set reason = 'late'"))
                .hasMessageContaining("money_or_token");
    }

    @Test
    void anAmountIsOneIntentsWhileItIsReserved() throws SQLException {
        run(intent(7, 100_000_000, 100_000_123));
        assertThatThrownBy(() -> run(intent(8, 100_000_000, 100_000_123))).hasMessageContaining("amount_once");
        run("update deposit_intent set status = 'expired', reserved = false");
        assertThatCode(() -> run(intent(8, 100_000_000, 100_000_123))).doesNotThrowAnyException();
    }

    @Test
    void anOpenIntentKeepsItsAmount() throws SQLException {
        run(intent(7, 100_000_000, 100_000_123));
        assertThatThrownBy(() -> run("update deposit_intent set reserved = false"))
                .hasMessageContaining("open_is_reserved");
    }

    @Test
    void aRoundAmountIsNobodysIntent() {
        assertThatThrownBy(() -> run(intent(7, 99_990_000, 100_000_000))).hasMessageContaining("exact_is_never_round");
        assertThatThrownBy(() -> run(intent(7, 99_999_999, 100_000_001))).hasMessageContaining("exact_is_never_round");
    }

    @Test
    void anIntentIsCreditedByOnePayment() throws SQLException {
        run(intent(7, 100_000_000, 100_000_123));
        run(deposit(7));
        String tied = "update deposit set matched_by = 'intent', intent_id = (select id from deposit_intent)";
        run(tied);
        assertThatThrownBy(() -> run(deposit(7).replace(TX, "cd".repeat(32)) + "; " + tied))
                .hasMessageContaining("deposit_of_intent_once");
    }

    @Test
    void anAddressIsProvenToOneCustomer() throws SQLException {
        String proven = "insert into proven_address values ('%s', %d, 'signature', now())";
        run(proven.formatted(ALICE, 7));
        assertThatThrownBy(() -> run(proven.formatted(ALICE, 8))).hasMessageContaining("proven_address_pkey");
    }

    private static String deposit(long customer) {
        return "insert into deposit (tx_id, event_index, customer_id, asset, micros, sender, block_height, block_time,"
                + " credited_by, created_at) values ('%s', 0, %d, 'TRX', 5, '%s', 5, now(), 'test', now())"
                        .formatted(TX, customer, ALICE);
    }

    private static String unmatched(String reason) {
        return "insert into unmatched_payment (id, tx_id, event_index, asset, micros, sender, block_height, block_time,"
                + " reason, created_at) values (gen_random_uuid(), '%s', 0, 'TRX', 5, '%s', 5, now(), '%s', now())"
                        .formatted(TX, ALICE, reason);
    }

    private static String intent(long customer, long asked, long exact) {
        return "insert into deposit_intent (id, customer_id, asset, asked_micros, exact_micros, created_at, expires_at,"
                + " reserved_until) values (gen_random_uuid(), %d, 'TRX', %d, %d, now(), now() + interval '1 h', now() + interval '1 day')"
                        .formatted(customer, asked, exact);
    }

    private static void run(String sql) throws SQLException {
        try (var connection = DATABASE.jdbc();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
