package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.deposit.DepositDesk.usdt;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.Refusal;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Payments come in by themselves: what is announced or comes from a proven sender is credited, the rest is listed. */
class DepositScannerTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private DepositDesk desk;
    private DepositDesk.Parts joule;

    @BeforeEach
    void open() {
        desk = new DepositDesk(DATABASE, 3, Map.of("joule.deposit.scan-batch", "7"));
        joule = desk.one;
        joule.scan();
    }

    @AfterEach
    void close() {
        desk.close();
        Books.coherent(DATABASE.pool());
    }

    @Test
    void anAnnouncedPaymentIsCreditedOnceItIsFinalAndNotBefore() {
        DepositIntent intent = joule.open(7, trx(100));
        desk.pay(ALICE, intent.exact());
        desk.blocks(3);
        joule.scan();
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(Money.zero(Asset.TRX));
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(intent.exact());
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.CREDITED);
        assertThat(joule.unmatched()).isEmpty();
    }

    @Test
    void announcedUsdtIsCreditedInUsdt() {
        DepositIntent intent = joule.open(7, usdt(50_000_000));
        desk.pay(ALICE, intent.exact());
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.available(7, Asset.USDT)).isEqualTo(intent.exact());
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(Money.zero(Asset.TRX));
    }

    @Test
    void theSameNumberInAnotherCurrencyIsNotThatIntent() {
        DepositIntent intent = joule.open(7, trx(50));
        desk.pay(ALICE, usdt(intent.exact().micros()));
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.unmatched()).extracting(UnmatchedPayment::reason).containsExactly(Reason.UNKNOWN_SENDER);
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.OPEN);
    }

    @Test
    void aLatePaymentIsListedWithItsIntentAndNobodyElseGetsItsAmount() {
        DepositIntent intent = joule.open(7, trx(100));
        desk.demo.chain().advance(3_700);
        joule.scan();
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.EXPIRED);
        desk.pay(ALICE, intent.exact());
        desk.becomeFinal();
        joule.scan();
        UnmatchedPayment listed = joule.unmatched().get(0);
        assertThat(listed.reason()).isEqualTo(Reason.LATE);
        assertThat(listed.intent()).contains(intent.id());
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(Money.zero(Asset.TRX));
    }

    @Test
    void aPaymentMadeInTimeIsCreditedHoweverLateItIsRead() {
        DepositIntent intent = joule.open(7, trx(100));
        desk.pay(ALICE, intent.exact());
        desk.blocks(1);
        desk.demo.chain().advance(10 * 3_600);
        joule.scan();
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.CREDITED);
    }

    @Test
    void theSecondPaymentOfOneIntentIsListedUnlessItsSenderIsProven() {
        DepositIntent intent = joule.open(7, trx(100));
        desk.pay(ALICE, intent.exact());
        desk.pay(BOB, intent.exact());
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(intent.exact());
        assertThat(joule.unmatched()).extracting(UnmatchedPayment::reason).containsExactly(Reason.PAID_TWICE);
    }

    @Test
    void aRoundAmountInsteadOfTheExactOneIsListedAsWrong() {
        DepositIntent intent = joule.open(7, trx(100));
        desk.pay(ALICE, trx(100));
        desk.becomeFinal();
        joule.scan();
        UnmatchedPayment listed = joule.unmatched().get(0);
        assertThat(listed.reason()).isEqualTo(Reason.WRONG_AMOUNT);
        assertThat(listed.intent()).contains(intent.id());
    }

    @Test
    void dustIsCountedAndOnlyTheFirstSmallPaymentsOfADayAreKept() {
        desk.close();
        desk = new DepositDesk(DATABASE, 3, Map.of("joule.deposit.noise-per-day", "2"));
        joule = desk.one;
        joule.scan();
        Stream.of(1L, 9_999L, 500_000L, 600_000L, 700_000L).forEach(sun -> desk.pay(ALICE, Money.trx(sun)));
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.unmatched())
                .extracting(payment -> payment.amount().orElseThrow().micros())
                .containsExactly(600_000L, 500_000L);
        assertThat(number("select payments from payment_noise")).isEqualTo(5);
        assertThat(number("select recorded from payment_noise")).isEqualTo(2);
    }

    @Test
    void anUnmatchedPaymentIsAssignedOnce() {
        desk.pay(ALICE, trx(20));
        desk.becomeFinal();
        joule.scan();
        UnmatchedPayment listed = joule.unmatched().get(0);
        assertThat(await(joule.unmatched.assign(listed.id(), 9, "operator")).state())
                .isEqualTo(UnmatchedState.ASSIGNED);
        assertThat(joule.available(9, Asset.TRX)).isEqualTo(trx(20));
        assertThatThrownBy(() -> await(joule.unmatched.assign(listed.id(), 8, "operator")))
                .isInstanceOf(Refusal.class)
                .extracting(e -> ((Refusal) e).code())
                .isEqualTo("unmatched_payment_closed");
        assertThat(number("select count(*) from audit_entry where action = 'unmatched_payment.assigned'"))
                .isEqualTo(1);
    }

    @Test
    void theOperatorMayCreditByTransactionBeforeAndAfterTheScan() {
        TxId before = desk.pay(ALICE, trx(20));
        desk.becomeFinal();
        await(joule.deposits.credit(9, before, trx(20), "operator"));
        joule.scan();
        assertThat(joule.unmatched()).isEmpty();
        TxId after = desk.pay(ALICE, trx(30));
        desk.becomeFinal();
        joule.scan();
        await(joule.deposits.credit(9, after, trx(30), "operator"));
        assertThat(joule.available(9, Asset.TRX)).isEqualTo(trx(50));
        assertThat(joule.unmatched()).extracting(UnmatchedPayment::state).containsExactly(UnmatchedState.ASSIGNED);
    }

    @Test
    void whatIsBeingSentBackIsNotCredited() {
        TxId id = desk.pay(ALICE, trx(30));
        desk.becomeFinal();
        joule.scan();
        await(DATABASE.pool()
                .query("update unmatched_payment set state = 'refunding'")
                .execute());
        assertThatThrownBy(() -> await(joule.deposits.credit(9, id, trx(30), "operator")))
                .isInstanceOf(DepositRefusal.DepositSentBack.class);
        assertThatThrownBy(() ->
                        await(joule.unmatched.assign(joule.unmatched().get(0).id(), 9, "operator")))
                .isInstanceOf(Refusal.class);
        assertThat(joule.available(9, Asset.TRX)).isEqualTo(Money.zero(Asset.TRX));
    }

    @Test
    void creditingByHandAndScanningAtOnceCreditsOnce() {
        for (int i = 0; i < 10; i++) {
            TxId id = desk.pay(ALICE, trx(10));
            desk.becomeFinal();
            Uni<Void> byHand = joule.deposits.credit(9, id, trx(10), "operator").replaceWithVoid();
            Uni<Void> byScan =
                    joule.scanner.round().onFailure().retry().atMost(5).replaceWithVoid();
            await(Uni.join().all(byHand, byScan).andFailFast());
            joule.scan();
        }
        assertThat(joule.available(9, Asset.TRX)).isEqualTo(trx(100));
        assertThat(joule.unmatched()).extracting(UnmatchedPayment::state).doesNotContain(UnmatchedState.OPEN);
    }

    @Test
    void aCustomersOwnWordIsNotEnough() {
        TxId id = desk.pay(ALICE, trx(20));
        desk.becomeFinal();
        assertThatThrownBy(() -> await(joule.deposits.creditOwn(9, id, trx(20), "9")))
                .isInstanceOf(DepositRefusal.DepositNotYours.class);
        joule.scan();
        assertThatThrownBy(() -> await(joule.deposits.creditOwn(9, id, trx(20), "9")))
                .isInstanceOf(DepositRefusal.DepositNotYours.class);
        joule.prove(9, ALICE);
        await(joule.deposits.creditOwn(9, id, trx(20), "9"));
        assertThat(joule.available(9, Asset.TRX)).isEqualTo(trx(20));
        assertThat(joule.unmatched()).extracting(UnmatchedPayment::state).containsExactly(UnmatchedState.CLAIMED);
    }

    @Test
    void aCustomerWhoNamesItsAnnouncedPaymentGetsItBeforeTheScan() {
        DepositIntent intent = joule.open(7, trx(100));
        TxId id = desk.pay(ALICE, intent.exact());
        desk.becomeFinal();
        assertThatThrownBy(() -> await(joule.deposits.creditOwn(8, id, intent.exact(), "8")))
                .isInstanceOf(DepositRefusal.DepositNotYours.class);
        await(joule.deposits.creditOwn(7, id, intent.exact(), "7"));
        joule.scan();
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(intent.exact());
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.CREDITED);
    }

    private static long number(String sql) {
        return await(DATABASE.pool().query(sql).execute()).iterator().next().getLong(0);
    }
}
