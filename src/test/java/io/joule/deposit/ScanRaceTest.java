package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.trx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.testing.TestDatabase;
import io.joule.tron.TxId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the simulation found (seeds 55, 11 and 1): others at work on what the scanner books just then. */
class ScanRaceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void whatAnotherSettlesMeanwhileIsNoFailureOfTheScanner() throws Exception {
        try (DepositDesk desk = new DepositDesk(DATABASE, 3, Map.of());
                Connection other = DATABASE.jdbc();
                Connection watch = DATABASE.jdbc()) {
            desk.one.scan();
            TxId paid = desk.pay(ALICE, trx(5));
            desk.becomeFinal();
            other.setAutoCommit(false);
            execute(
                    other,
                    "insert into payment (tx_id, event_index, fate) values ('" + paid.hex() + "', 0, 'credited')");
            CompletableFuture<Boolean> round = desk.one.scanner.round().subscribeAsCompletionStage();
            await().atMost(PATIENCE).until(() -> number(watch, "select count(*) from pg_locks where not granted") > 0);
            other.commit();
            assertThat(round.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("it looks again at once")
                    .isTrue();
            desk.one.scan();
            assertThat(desk.one.unmatched()).isEmpty();
            assertThat(number(watch, "select height from scan_cursor"))
                    .as("it has gone on")
                    .isGreaterThanOrEqualTo(desk.demo.chain().solidHead().number());
        }
    }

    /**
     * The scanner has credited an intent and wants the sightings; who watches the head has one, and wants the intent.
     */
    @Test
    void whoWatchesTheHeadAndTheScannerDoNotWaitForEachOther() throws Exception {
        try (DepositDesk desk = new DepositDesk(DATABASE, 3, Map.of());
                Connection scanner = DATABASE.jdbc();
                Connection watch = DATABASE.jdbc()) {
            desk.one.scan();
            DepositIntent first = desk.one.open(7, trx(5));
            desk.pay(ALICE, first.exact());
            desk.blocks(1);
            desk.one.fresh();
            desk.one.look();
            DepositIntent second = desk.one.open(8, trx(6));
            desk.pay(BOB, second.exact());
            desk.blocks(1);
            scanner.setAutoCommit(false);
            execute(scanner, "update scan_cursor set moved_at = now()");
            execute(scanner, "update deposit_intent set status = 'credited' where id = '" + second.id() + "'");
            CompletableFuture<Boolean> round =
                    desk.parts(desk.chain).heads.round().subscribeAsCompletionStage();
            await().atMost(PATIENCE).until(() -> number(watch, "select count(*) from pg_locks where not granted") > 0);
            execute(scanner, "delete from payment_sighting where block_height <= 1000000");
            scanner.commit();
            assertThat(round).succeedsWithin(PATIENCE);
            assertThat(desk.one.intent(second).status()).isEqualTo(IntentStatus.CREDITED);
        }
    }

    /** The scanner has noted that Alice pays and wants her first payment; who credits that one notes that she pays. */
    @Test
    void whoCreditsAPaymentAndTheScannerDoNotWaitForEachOther() throws Exception {
        try (DepositDesk desk = new DepositDesk(DATABASE, 3, Map.of());
                Connection scanner = DATABASE.jdbc();
                Connection watch = DATABASE.jdbc()) {
            desk.one.scan();
            DepositIntent intent = desk.one.open(7, trx(5));
            TxId paid = desk.pay(ALICE, intent.exact());
            desk.becomeFinal();
            scanner.setAutoCommit(false);
            execute(scanner, "update scan_cursor set moved_at = now()");
            execute(scanner, "insert into intent_sender values ('" + ALICE.address() + "', 7, 1)");
            CompletableFuture<CreditedDeposit> credited = desk.one
                    .deposits
                    .credit(7, paid, intent.exact(), "operator")
                    .subscribeAsCompletionStage();
            await().atMost(PATIENCE).until(() -> number(watch, "select count(*) from pg_locks where not granted") > 0);
            execute(
                    scanner,
                    "insert into payment (tx_id, event_index, fate) values ('" + paid.hex() + "', 0, 'credited')");
            scanner.rollback();
            assertThat(credited).succeedsWithin(PATIENCE);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
