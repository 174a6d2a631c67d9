package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.Refusal;
import io.joule.money.Asset;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two writers at one payment or one intent, each held at the very moment between its look and its write. */
class RaceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private DepositDesk desk;
    private DepositDesk.Parts joule;

    @BeforeEach
    void open() {
        desk = new DepositDesk(DATABASE, 2, Map.of());
        joule = desk.one;
        joule.scan();
    }

    @AfterEach
    void close() {
        desk.close();
        Books.coherent(DATABASE.pool());
    }

    @Test
    void ofTwoPaymentsForOneIntentAtOnceTheSecondIsToldThatItIsNotAnnounced() throws Exception {
        DepositIntent intent = joule.open(7, trx(40));
        TxId first = desk.pay(ALICE, intent.exact());
        TxId second = desk.pay(BOB, intent.exact());
        desk.becomeFinal();

        List<Object> outcomes = held(
                "select from deposit_intent for update",
                joule.deposits.creditOwn(7, first, intent.exact(), "client"),
                joule.deposits.creditOwn(7, second, intent.exact(), "client"));

        assertThat(outcomes).hasAtLeastOneElementOfType(CreditedDeposit.class);
        assertThat(outcomes).hasAtLeastOneElementOfType(Refusal.class);
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(intent.exact());
        joule.scan();
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(intent.exact());
        assertThat(joule.unmatched()).extracting(UnmatchedPayment::reason).containsExactly(Reason.PAID_TWICE);
    }

    @Test
    void theScannerPassesQuietlyWhatAnOperatorCreditsAtThatMoment() throws Exception {
        TxId earlier = desk.pay(BOB, trx(3));
        desk.becomeFinal();
        await(joule.deposits.credit(7, earlier, trx(3), "operator"));
        joule.scan();
        TxId id = desk.pay(BOB, trx(9));
        desk.becomeFinal();

        List<Object> outcomes = held(
                "select from account where customer_id = 7 for update",
                joule.deposits.credit(7, id, trx(9), "operator"),
                joule.scanner.round());

        assertThat(outcomes).noneMatch(Throwable.class::isInstance);
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(trx(12));
        assertThat(joule.unmatched()).isEmpty();
    }

    /** Runs both up to the rows that are locked, and lets go of them when both wait; values or failures. */
    private static List<Object> held(String lock, Uni<?> one, Uni<?> two) throws Exception {
        CompletableFuture<Object> first;
        CompletableFuture<Object> second;
        try (Connection holder = DATABASE.jdbc()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute(lock);
            first = outcome(one);
            waiters(1);
            second = outcome(two);
            waiters(2);
            holder.rollback();
        }
        return List.of(first.get(30, TimeUnit.SECONDS), second.get(30, TimeUnit.SECONDS));
    }

    private static CompletableFuture<Object> outcome(Uni<?> work) {
        return work.onItem()
                .<Object>transform(item -> item)
                .onFailure()
                .recoverWithItem(failure -> failure)
                .subscribeAsCompletionStage();
    }

    private static void waiters(int count) {
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> waiting() == count);
    }

    private static long waiting() throws SQLException {
        try (Connection connection = DATABASE.jdbc();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and datname = current_database()")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
