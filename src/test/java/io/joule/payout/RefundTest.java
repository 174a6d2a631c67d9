package io.joule.payout;

import static io.joule.payout.PayoutDesk.OPERATOR;
import static io.joule.payout.PayoutDesk.SENDER;
import static io.joule.payout.PayoutDesk.TRX;
import static io.joule.payout.PayoutDesk.WALLET;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.Refusal;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefundTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Money TRX_40 = Money.trx(40 * TRX);
    private static final Money USDT_40 = new Money(Asset.USDT, 40 * TRX);

    private PayoutDesk desk;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void trxGoesBackWholeAndCountsOnceItIsFinal() {
        desk = new PayoutDesk(DATABASE);
        UUID payment = desk.unmatched(TRX_40);
        Payout refund = desk.refund(payment);
        assertThat(desk.stateOf(payment)).isEqualTo("refunding");
        assertThat(refund.recipient()).isEqualTo(SENDER.address());
        assertThat(refund.sent()).isEqualTo(TRX_40);

        desk.one.work();
        desk.blocks(1);
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.SENDING);
        assertThat(desk.stateOf(payment)).isEqualTo("refunding");
        assertThat(desk.number("select count(*) from ledger_tx where kind = 'payback'"))
                .isZero();

        desk.untilSolid();
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(desk.stateOf(payment)).isEqualTo("refunded");
        assertThat(desk.trxOf(SENDER)).isEqualTo(90 * TRX);
        assertThat(desk.account("deposits", Asset.TRX)).isEqualTo(-(500 + 40) * TRX);
        assertThat(desk.actions(payment)).containsExactly("unmatched_payment.refund_asked");
        assertThat(desk.actions(refund.id())).containsExactly("refund.done");
        assertThatRefused(payment, "unmatched_payment_closed");
        assertEverythingThatLeftIsInTheBooks();
    }

    @Test
    void usdtGoesBackLessWhatIsKeptAndTheBurnedTrxIsInTheBooks() {
        desk = new PayoutDesk(DATABASE);
        UUID payment = desk.unmatched(USDT_40);
        Payout refund = desk.refund(payment);
        desk.one.work();
        desk.untilSolid();
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(desk.usdtOf(SENDER)).isEqualTo(40 * TRX);
        assertThat(desk.account("fees", Asset.USDT)).isEqualTo(TRX);
        assertThat(desk.account("payouts", Asset.USDT)).isEqualTo(39 * TRX);
        assertThat(desk.account("fees", Asset.TRX)).as("what the call burned").isNegative();
        assertEverythingThatLeftIsInTheBooks();
    }

    @Test
    void ofFiveHundredDoubleRefundsAtOnceExactlyOneOfEachTakesEffect() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.batch", "500"));
        List<UUID> payments = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            payments.add(desk.unmatched(Money.trx(TRX + i)));
        }
        PayoutInstance two = desk.instance(Map.of());
        List<Uni<Boolean>> calls = new ArrayList<>();
        for (UUID payment : payments) {
            calls.add(taken(desk.one, payment));
            calls.add(taken(two, payment));
        }
        List<Boolean> taken = Uni.join()
                .all(calls)
                .usingConcurrencyOf(32)
                .andFailFast()
                .await()
                .atMost(Duration.ofMinutes(5));
        assertThat(taken).filteredOn(yes -> yes).hasSize(500);
        assertThat(desk.number("select count(*) from unmatched_payment where state = 'refunding'"))
                .isEqualTo(500);
        assertThat(desk.number("select count(distinct unmatched_id) from payout where status = 'approved'"))
                .isEqualTo(500);
    }

    @Test
    void twoInstancesAtOnceSendEachPayoutOnce() {
        desk = new PayoutDesk(DATABASE);
        for (int i = 0; i < 12; i++) {
            desk.refund(desk.unmatched(Money.trx(TRX + i)));
        }
        PayoutInstance two = desk.instance(Map.of());
        await(Uni.join().all(desk.one.sender.work(), two.sender.work()).andFailFast());
        assertThat(desk.number("select count(*) from chain_tx")).isEqualTo(12);
        desk.untilSolid();
        assertThat(desk.number("select count(*) from payout where status = 'done'"))
                .isEqualTo(12);
        assertThat(desk.trxOf(SENDER)).isEqualTo(50 * TRX + 12 * TRX + 66);
        assertEverythingThatLeftIsInTheBooks();
    }

    @Test
    void whatIsCreditedOrClosedOrNoMoneyIsNotSentBack() {
        desk = new PayoutDesk(DATABASE);
        UUID assigned = desk.unmatched(TRX_40);
        desk.execute(
                "alter table unmatched_payment disable trigger all; update unmatched_payment set state = 'assigned',"
                        + " customer_id = 1; alter table unmatched_payment enable trigger all");
        assertThatRefused(assigned, "unmatched_payment_closed");
        UUID token = desk.unmatched(TRX_40);
        desk.execute("update unmatched_payment set asset = null, micros = null, token = sender, token_amount = 5,"
                + " reason = 'token_not_accepted' where id = '" + token + "'");
        assertThatRefused(token, "token_not_accepted");
        assertThatRefused(new UUID(1, 1), "unmatched_payment_not_found");
        // What this test took off the list past the books is taken out of them, too.
        desk.execute(
                "delete from unmatched_payment; delete from payment; select ledger_post('adjustment', 'test', now(),"
                        + " null, null::bigint, 'TRX', array['deposits', 'unmatched'], array[80000000, -80000000])");
    }

    @Test
    void aSenderThatIsAContractIsRefused() {
        desk = new PayoutDesk(DATABASE);
        UUID payment = desk.unmatched(TRX_40, PayoutDesk.TOKEN.address());
        assertThatRefused(payment, "sender_is_contract");
        assertThat(desk.stateOf(payment)).isEqualTo("open");
    }

    @Test
    void whatNoWalletCanPayIsRefusedAndStaysOpen() {
        desk = new PayoutDesk(DATABASE);
        UUID trx = desk.unmatched(Money.trx(1_000 * TRX));
        assertThatRefused(trx, "insufficient_payout_balance");
        UUID usdt = desk.unmatched(new Money(Asset.USDT, 1_002 * TRX));
        assertThatRefused(usdt, "insufficient_payout_balance");
        UUID small = desk.unmatched(new Money(Asset.USDT, TRX));
        assertThatRefused(small, "refund_below_cost");
        await(desk.one.wallets.setEnabled(1, false, OPERATOR));
        assertThatRefused(desk.unmatched(TRX_40), "no_payout_wallet");
        assertThat(desk.column("select distinct state from unmatched_payment")).containsExactly("open");
    }

    @Test
    void aFeeLimitThatIsTooLowForTheCallIsNoticedBeforeAnythingBurns() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.usdt-fee-limit", "1"));
        assertThatRefused(desk.unmatched(USDT_40), "fee_limit_too_low");
    }

    @Test
    void whenTheKillSwitchIsOffNothingIsAskedForNorSigned() {
        desk = new PayoutDesk(DATABASE);
        UUID payment = desk.unmatched(TRX_40);
        desk.refund(payment);
        PayoutInstance off = desk.instance(Map.of("joule.payout.enabled", "false"));
        off.work();
        assertThat(desk.number("select count(*) from chain_tx")).isZero();
        UUID another = desk.unmatched(TRX_40);
        assertThatThrownBy(() -> await(off.refunds.refund(another, OPERATOR)))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("payouts_off"));
        desk.one.work();
        assertThat(desk.number("select count(*) from chain_tx")).isEqualTo(1);
    }

    @Test
    void noMoreThanTheDailyCapLeavesTheDesk() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.daily-trx", "100"));
        Payout first = desk.refund(desk.unmatched(Money.trx(60 * TRX)));
        desk.one.work();
        Payout second = desk.refund(desk.unmatched(TRX_40));
        Payout third = desk.refund(desk.unmatched(Money.trx(1)));
        desk.one.work();
        assertThat(desk.payout(first).status()).isEqualTo(PayoutStatus.SENDING);
        assertThat(desk.payout(second).status()).isEqualTo(PayoutStatus.SENDING);
        assertThat(desk.payout(third).status()).isEqualTo(PayoutStatus.APPROVED);
        assertThat(desk.payout(third).trouble().orElseThrow()).contains("100.000000 TRX may leave");
        desk.untilSolid();
        desk.node.pass(Duration.ofHours(24));
        desk.one.work();
        assertThat(desk.payout(third).status()).isEqualTo(PayoutStatus.SENDING);
    }

    @Test
    void whatTheDailyCapNeverLetsOutIsRefusedWhenAsked() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.daily-trx", "100"));
        UUID payment = desk.unmatched(Money.trx(100 * TRX + 1));
        assertThatRefused(payment, "above_daily_cap");
        assertThat(desk.stateOf(payment)).isEqualTo("open");
        assertThat(desk.refund(desk.unmatched(Money.trx(100 * TRX))).status()).isEqualTo(PayoutStatus.APPROVED);
    }

    @Test
    void itCanBeCalledOffUntilItIsSignedAndItsPaymentIsOpenAgain() {
        desk = new PayoutDesk(DATABASE);
        UUID payment = desk.unmatched(TRX_40);
        Payout off = desk.refund(payment);
        assertThat(await(desk.one.refundDesk.cancel(off.id(), OPERATOR)).status())
                .isEqualTo(PayoutStatus.CANCELLED);
        assertThat(desk.stateOf(payment)).isEqualTo("open");
        assertThat(desk.actions(off.id())).containsExactly("refund.cancelled");
        assertThatNotCancelled(off);
        desk.one.work();
        assertThat(desk.number("select count(*) from chain_tx")).isZero();

        Payout again = desk.refund(payment);
        desk.node.faults.add(new Fault(FaultKind.NEVER_INCLUDED, "", Fault.UNTIL_CLEARED, 0));
        desk.one.work();
        assertThatNotCancelled(again);
        desk.untilExpired();
        assertThat(desk.payout(again).status()).isEqualTo(PayoutStatus.APPROVED);
        assertThatNotCancelled(again);
        assertThat(desk.stateOf(payment)).isEqualTo("refunding");
    }

    @Test
    void callingOffAndSendingAtOnceOneOfThemWins() {
        desk = new PayoutDesk(DATABASE);
        for (int i = 0; i < 8; i++) {
            Payout p = desk.refund(desk.unmatched(Money.trx(TRX + i)));
            Uni<Boolean> cancel = desk.one
                    .refundDesk
                    .cancel(p.id(), OPERATOR)
                    .replaceWith(true)
                    .onFailure(Refusal.class)
                    .recoverWithItem(false);
            boolean cancelled = await(
                            Uni.join().all(cancel, desk.one.sender.work()).andFailFast())
                    .get(0);
            assertThat(desk.payout(p).status()).isEqualTo(cancelled ? PayoutStatus.CANCELLED : PayoutStatus.SENDING);
            assertThat(desk.stateOf(p.unmatched().orElseThrow())).isEqualTo(cancelled ? "open" : "refunding");
            assertThat(desk.number("select count(*) from chain_tx where subject = '" + p.id() + "'"))
                    .isEqualTo(cancelled ? 0 : 1);
        }
    }

    private void assertThatNotCancelled(Payout refund) {
        assertThatThrownBy(() -> await(desk.one.refundDesk.cancel(refund.id(), OPERATOR)))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("refund_not_open"));
    }

    private Uni<Boolean> taken(PayoutInstance instance, UUID payment) {
        return instance.refunds
                .refund(payment, OPERATOR)
                .replaceWith(true)
                .onFailure(e -> e instanceof Refusal refusal && refusal.code().equals("unmatched_payment_closed"))
                .recoverWithItem(false);
    }

    private void assertThatRefused(UUID payment, String code) {
        assertThatThrownBy(() -> desk.refund(payment))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private void assertEverythingThatLeftIsInTheBooks() {
        assertThat(desk.account("payouts", Asset.TRX)).isEqualTo(1_000 * TRX - desk.trxOf(WALLET));
        assertThat(desk.account("payouts", Asset.USDT)).isEqualTo(1_000 * TRX - desk.usdtOf(WALLET));
    }
}
