package io.joule.ledger;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.Ids;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long ALICE = 7;

    private final UUID order = Ids.next();
    private Ledger ledger;

    @BeforeEach
    void aliceHasTenTrx() {
        DATABASE.clear();
        ledger = new Ledger(DATABASE.pool(), () -> NOW);
        await(DATABASE.pool()
                .query("insert into customer values (7, now()), (8, now())")
                .execute());
        post(tx -> ledger.deposit(tx, ALICE, trx(10), "a:0", "from TXYZ"));
    }

    @AfterEach
    void theBooksAreCoherent() {
        Books.coherent(DATABASE.pool());
        assertThat(await(ledger.drift())).isEmpty();
        assertThat(await(ledger.trialBalance()).values()).allMatch(sum -> sum.micros() == 0);
    }

    @Test
    void aHoldMovesAvailableMoneyAndACaptureTakesIt() {
        post(tx -> ledger.hold(tx, ALICE, trx(3), order));
        assertBalance(7, 3);
        post(tx -> ledger.capture(tx, order));
        assertBalance(7, 0);
        assertThat(house("revenue")).isEqualTo(trx(3).micros());
        assertThat(house("deposits")).isEqualTo(trx(-10).micros());
    }

    @Test
    void aReleasedHoldIsAvailableAgain() {
        post(tx -> ledger.hold(tx, ALICE, trx(3), order));
        post(tx -> ledger.release(tx, order, "cancelled"));
        assertBalance(10, 0);
    }

    @Test
    void aRefundGivesACaptureBackOnce() {
        post(tx -> ledger.hold(tx, ALICE, trx(3), order));
        post(tx -> ledger.capture(tx, order));
        post(tx -> ledger.refund(tx, order, "delegation vanished"));
        assertBalance(10, 0);
        assertThat(house("revenue")).isZero();
        assertThatThrownBy(() -> post(tx -> ledger.refund(tx, order, "again"))).isInstanceOf(AlreadyPosted.class);
    }

    @Test
    void aHoldOfMoreThanIsAvailableSaysWhatThereIs() {
        post(tx -> ledger.hold(tx, ALICE, trx(6), order));
        assertThatThrownBy(() -> post(tx -> ledger.hold(tx, ALICE, trx(5), Ids.next())))
                .isInstanceOfSatisfying(InsufficientFunds.class, refusal -> {
                    assertThat(refusal.needed()).isEqualTo(trx(5));
                    assertThat(refusal.available()).isEqualTo(trx(4));
                    assertThat(refusal.code()).isEqualTo("insufficient_funds");
                    assertThat(refusal).hasMessage("5.000000 TRX needed, 4.000000 TRX available");
                });
        assertBalance(4, 6);
    }

    @Test
    void aCustomerWithoutAnAccountHasNothingToHold() {
        assertThatThrownBy(() -> post(tx -> ledger.hold(tx, 8, trx(1), order)))
                .isInstanceOfSatisfying(
                        InsufficientFunds.class,
                        refusal -> assertThat(refusal.available()).isEqualTo(trx(0)));
    }

    @Test
    void trxAndUsdtAreKeptApart() {
        Money usdt = new Money(Asset.USDT, 5_500_000);
        post(tx -> ledger.deposit(tx, ALICE, usdt, "b:1", null));
        assertThat(await(ledger.balance(ALICE)).get(Asset.USDT).available()).isEqualTo(usdt);
        assertBalance(10, 0);
    }

    @Test
    void oneDepositIsCreditedOnce() {
        assertThatThrownBy(() -> post(tx -> ledger.deposit(tx, 8, trx(10), "a:0", null)))
                .isInstanceOf(AlreadyPosted.class);
        assertBalance(10, 0);
    }

    @Test
    void aHoldEndsOnlyOneWay() {
        post(tx -> ledger.hold(tx, ALICE, trx(3), order));
        post(tx -> ledger.release(tx, order, null));
        assertThatThrownBy(() -> post(tx -> ledger.capture(tx, order))).isInstanceOf(AlreadyPosted.class);
        assertThatThrownBy(() -> post(tx -> ledger.hold(tx, ALICE, trx(3), order)))
                .isInstanceOf(AlreadyPosted.class);
    }

    @Test
    void whatWasNotHeldCanNeitherBeCapturedNorReleasedNorRefunded() {
        List<Function<SqlConnection, Uni<Void>>> attempts = List.of(
                tx -> ledger.capture(tx, order),
                tx -> ledger.release(tx, order, null),
                tx -> ledger.refund(tx, order, null));
        attempts.forEach(attempt -> assertThatThrownBy(() -> post(attempt)).isInstanceOf(NothingHeld.class));
    }

    @Test
    void aReleasedHoldCantBeRefunded() {
        post(tx -> ledger.hold(tx, ALICE, trx(3), order));
        post(tx -> ledger.release(tx, order, null));
        assertThatThrownBy(() -> post(tx -> ledger.refund(tx, order, null))).isInstanceOf(NothingHeld.class);
    }

    @Test
    void aFailureOfTheCallerTakesThePostingBack() {
        assertThatThrownBy(() -> post(tx -> ledger.hold(tx, ALICE, trx(3), order)
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("order refused")))))
                .hasMessage("order refused");
        assertBalance(10, 0);
    }

    @Test
    void anAmountThatIsNotAboveZeroIsRefused() {
        assertThatThrownBy(() -> post(tx -> ledger.hold(tx, ALICE, trx(0), order)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> post(tx -> ledger.deposit(tx, ALICE, trx(-1), "x:0", null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStatementTellsEveryStepWithTheBalanceAfterIt() {
        UUID other = Ids.next();
        post(tx -> ledger.hold(tx, ALICE, trx(3), order));
        post(tx -> ledger.hold(tx, ALICE, trx(2), other));
        post(tx -> ledger.capture(tx, order));
        post(tx -> ledger.release(tx, other, "no capacity"));
        post(tx -> ledger.refund(tx, order, "not delivered"));

        List<StatementLine> lines =
                await(ledger.statement(ALICE, 100, OptionalLong.empty())).lines();

        assertThat(lines)
                .extracting(line -> "%s %s %s -> %s"
                        .formatted(
                                line.kind().word(),
                                trxOf(line.amount()),
                                trxOf(line.held()),
                                trxOf(line.balanceAfter())))
                .containsExactly(
                        "refund 3 0 -> 10",
                        "release 2 -2 -> 7",
                        "capture 0 -3 -> 5",
                        "hold -2 2 -> 5",
                        "hold -3 3 -> 7",
                        "deposit 10 0 -> 10");
        assertThat(lines.get(1).description()).isEqualTo("no capacity");
        assertThat(lines.get(1).reference()).isEqualTo(other.toString());
        assertThat(lines.get(5).createdAt()).isEqualTo(NOW);
    }

    @Test
    void theStatementOfAStrangerIsEmpty() {
        assertThat(await(ledger.statement(999, 10, OptionalLong.empty())).lines())
                .isEmpty();
        assertThat(await(ledger.balance(999)).get(Asset.TRX)).isEqualTo(new Balance(trx(0), trx(0)));
    }

    @Test
    void pagesOfAStatementJoinWithoutGapOrOverlap() {
        post(tx -> ledger.deposit(tx, ALICE, new Money(Asset.USDT, 1), "u:0", null));
        for (int i = 0; i < 12; i++) {
            UUID id = Ids.next();
            boolean keep = i % 3 == 0;
            post(tx -> ledger.hold(tx, ALICE, Money.trx(1), id));
            post(tx -> keep ? ledger.capture(tx, id) : ledger.release(tx, id, null));
        }
        List<StatementLine> whole =
                await(ledger.statement(ALICE, 100, OptionalLong.empty())).lines();
        assertThat(whole).hasSize(26);

        List<StatementLine> joined = new ArrayList<>();
        OptionalLong cursor = OptionalLong.empty();
        do {
            Statement page = await(ledger.statement(ALICE, 5, cursor));
            joined.addAll(page.lines());
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(joined).isEqualTo(whole);
    }

    private void post(Function<SqlConnection, Uni<Void>> work) {
        inTransaction(DATABASE.pool(), work);
    }

    private void assertBalance(long available, long held) {
        assertThat(await(ledger.balance(ALICE)).get(Asset.TRX)).isEqualTo(new Balance(trx(available), trx(held)));
    }

    private static long house(String kind) {
        return await(DATABASE.pool()
                .preparedQuery("select balance_micros from account where customer_id is null and kind = $1")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(kind))
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private static Money trx(long trx) {
        return Money.trx(trx * 1_000_000);
    }

    private static long trxOf(Money money) {
        return money.micros() / 1_000_000;
    }
}
