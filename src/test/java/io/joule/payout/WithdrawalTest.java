package io.joule.payout;

import static io.joule.payout.PayoutDesk.CUSTOMER;
import static io.joule.payout.PayoutDesk.HOME;
import static io.joule.payout.PayoutDesk.OPERATOR;
import static io.joule.payout.PayoutDesk.SENDER;
import static io.joule.payout.PayoutDesk.TRX;
import static io.joule.payout.PayoutDesk.WALLET;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.audit.Actor;
import io.joule.base.Refusal;
import io.joule.ledger.StatementLine;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WithdrawalTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Actor SELF = Actor.customer(CUSTOMER);
    private static final long FEE = 300_000;

    private PayoutDesk desk;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void itWaitsForItsDelayAndCountsOnceItIsFinal() {
        desk = new PayoutDesk(DATABASE);
        Payout p = desk.withdraw(100 * TRX);
        assertThat(p.status()).isEqualTo(PayoutStatus.REQUESTED);
        assertThat(p.sent()).isEqualTo(Money.trx(100 * TRX - FEE));
        assertThat(balance()).containsExactly(400 * TRX, 100 * TRX);
        desk.node.pass(Duration.ofMinutes(9));
        desk.one.work();
        assertThat(desk.payout(p).status()).isEqualTo(PayoutStatus.REQUESTED);

        desk.node.pass(Duration.ofMinutes(2));
        desk.one.work();
        desk.blocks(1);
        assertThat(desk.payout(p).status()).isEqualTo(PayoutStatus.SENDING);
        assertThat(balance()).containsExactly(400 * TRX, 100 * TRX);

        desk.untilSolid();
        assertThat(desk.payout(p).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(balance()).containsExactly(400 * TRX, 0L);
        assertThat(desk.trxOf(HOME)).isEqualTo(150 * TRX - FEE);
        assertThat(desk.account("payouts", Asset.TRX)).isEqualTo(1_000 * TRX - desk.trxOf(WALLET));
        assertThat(desk.account("fees", Asset.TRX))
                .as("kept, less what was burned")
                .isPositive();
        assertThat(statement()).extracting(line -> line.kind().word()).containsExactly("withdrawal", "hold", "deposit");
        assertThat(statement()).extracting(line -> line.amount().micros()).containsExactly(0L, -100 * TRX, 500 * TRX);
        assertThat(statement()).extracting(line -> line.held().micros()).containsExactly(-100 * TRX, 100 * TRX, 0L);
        assertThat(desk.actions(p.id())).containsExactly("withdrawal.requested", "withdrawal.done");
    }

    @Test
    void itCanBeCalledOffUntilItIsSignedAndNotLater() {
        desk = new PayoutDesk(DATABASE);
        Payout first = desk.withdraw(100 * TRX);
        assertThat(await(desk.one.desk.cancel(first.id(), SELF)).status()).isEqualTo(PayoutStatus.CANCELLED);
        assertThat(balance()).containsExactly(500 * TRX, 0L);
        assertThatRefused(() -> await(desk.one.desk.cancel(first.id(), SELF)), "withdrawal_not_open");

        Payout second = desk.withdraw(100 * TRX);
        desk.node.faults.add(new Fault(FaultKind.NEVER_INCLUDED, "", Fault.UNTIL_CLEARED, 0));
        desk.node.pass(Duration.ofMinutes(11));
        desk.one.work();
        assertThatRefused(() -> await(desk.one.desk.cancel(second.id(), SELF)), "withdrawal_not_open");
        desk.untilExpired();
        assertThat(desk.payout(second).status()).isEqualTo(PayoutStatus.APPROVED);
        assertThatRefused(() -> await(desk.one.desk.cancel(second.id(), SELF)), "withdrawal_not_open");
        desk.node.faults.clear();
        desk.one.work();
        desk.untilSolid();
        assertThat(desk.payout(second).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(desk.trxOf(HOME)).isEqualTo(150 * TRX - FEE);
        assertThat(desk.number("select count(*) from ledger_tx where kind = 'withdrawal'"))
                .isEqualTo(1);
    }

    @Test
    void callingOffAndSendingAtOnceOneOfThemWins() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.withdrawal-delay", "0s"));
        for (int i = 0; i < 8; i++) {
            Payout p = desk.withdraw(10 * TRX);
            Uni<Boolean> cancel = desk.one
                    .desk
                    .cancel(p.id(), SELF)
                    .replaceWith(true)
                    .onFailure(Refusal.class)
                    .recoverWithItem(false);
            boolean cancelled = await(
                            Uni.join().all(cancel, desk.one.sender.work()).andFailFast())
                    .get(0);
            assertThat(desk.payout(p).status()).isEqualTo(cancelled ? PayoutStatus.CANCELLED : PayoutStatus.SENDING);
            assertThat(desk.number("select count(*) from chain_tx where subject = '" + p.id() + "'"))
                    .isEqualTo(cancelled ? 0 : 1);
        }
        desk.untilSolid();
        long done = desk.number("select count(*) from payout where status = 'done'");
        assertThat(desk.trxOf(HOME)).isEqualTo(50 * TRX + done * (10 * TRX - FEE));
        assertThat(balance()).containsExactly(500 * TRX - done * 10 * TRX, 0L);
    }

    @Test
    void onlyAnAddressThatSignedForThisCustomerIsPaid() {
        desk = new PayoutDesk(DATABASE);
        assertThatRefused(() -> withdrawTo(SENDER), "address_not_proven");
        desk.prove(CUSTOMER, SENDER.address(), "payment");
        assertThatRefused(() -> withdrawTo(SENDER), "address_not_proven");
        desk.execute("update proven_address set proof = 'signature', customer_id = 2 where address = '"
                + SENDER.address() + "'");
        assertThatRefused(() -> withdrawTo(SENDER), "address_not_proven");
        assertThatRefused(() -> withdrawTo(PayoutDesk.TOKEN), "address_is_contract");
        assertThat(balance()).containsExactly(500 * TRX, 0L);
        assertThat(desk.number("select count(*) from payout")).isZero();
    }

    @Test
    void anAddressThatPassedToSomebodyElseMeanwhileIsNotPaid() {
        desk = new PayoutDesk(DATABASE);
        Payout p = desk.withdraw(100 * TRX);
        desk.execute("update proven_address set customer_id = 2");
        desk.node.pass(Duration.ofMinutes(11));
        desk.one.work();
        assertThat(desk.payout(p).failureCode()).contains("address_not_proven");
        assertThat(balance()).containsExactly(500 * TRX, 0L);
        assertThat(desk.trxOf(HOME)).isEqualTo(50 * TRX);
    }

    @Test
    void anAddressThatIsNotActivatedCostsItsActivation() {
        desk = new PayoutDesk(DATABASE);
        DemoAccount fresh = DemoAccount.named("fresh");
        desk.prove(CUSTOMER, fresh.address(), "signature");
        Payout p = withdrawTo(fresh);
        assertThat(p.fee()).isEqualTo(Money.trx(1_400_000));
        desk.node.pass(Duration.ofMinutes(11));
        desk.one.work();
        desk.untilSolid();
        assertThat(desk.trxOf(fresh)).isEqualTo(20 * TRX - 1_400_000);
        assertThat(desk.account("fees", Asset.TRX)).isPositive();
    }

    @Test
    void tooLittleTooMuchAndMoreThanThereIsAreRefused() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.withdrawal-daily", "200"));
        assertThatRefused(() -> desk.withdraw(10 * TRX - 1), "below_minimum");
        assertThatRefused(() -> desk.withdraw(200 * TRX + 1), "daily_limit");
        desk.withdraw(150 * TRX);
        assertThatRefused(() -> desk.withdraw(51 * TRX), "daily_limit");
        desk.node.pass(Duration.ofHours(25));
        desk.withdraw(200 * TRX);
        desk.node.pass(Duration.ofHours(25));
        assertThatRefused(() -> desk.withdraw(151 * TRX), "insufficient_funds");
    }

    @Test
    void ofRequestsAtOnceOnlyWhatTheDayAllowsIsTaken() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.withdrawal-daily", "60"));
        List<Uni<Boolean>> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            requests.add(desk.one
                    .withdrawals
                    .request(PayoutDesk.request(20 * TRX, Optional.empty()))
                    .replaceWith(true)
                    .onFailure(Refusal.class)
                    .recoverWithItem(false));
        }
        assertThat(await(Uni.join().all(requests).andFailFast()))
                .filteredOn(yes -> yes)
                .hasSize(3);
        assertThat(balance()).containsExactly(440 * TRX, 60 * TRX);
    }

    @Test
    void aLargeOneWaitsForTheOperator() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.approval-above", "50"));
        Payout small = desk.withdraw(50 * TRX);
        Payout yes = desk.withdraw(60 * TRX);
        Payout no = desk.withdraw(60 * TRX);
        desk.node.pass(Duration.ofMinutes(11));
        desk.one.work();
        assertThat(desk.payout(small).status()).isEqualTo(PayoutStatus.SENDING);
        assertThat(desk.payout(yes).status()).isEqualTo(PayoutStatus.REQUESTED);
        await(desk.one.desk.approve(yes.id(), OPERATOR));
        assertThatRefused(() -> await(desk.one.desk.approve(yes.id(), OPERATOR)), "withdrawal_not_open");
        await(desk.one.desk.reject(no.id(), "unknown origin", OPERATOR));
        assertThatRefused(() -> await(desk.one.desk.approve(no.id(), OPERATOR)), "withdrawal_not_open");
        desk.one.work();
        desk.untilSolid();
        assertThat(desk.payout(yes).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(desk.payout(no).status()).isEqualTo(PayoutStatus.REJECTED);
        assertThat(balance()).containsExactly(390 * TRX, 0L);
        assertThat(desk.actions(yes.id()))
                .containsExactly("withdrawal.requested", "withdrawal.approved", "withdrawal.done");
        assertThat(desk.actions(no.id())).containsExactly("withdrawal.requested", "withdrawal.rejected");
    }

    @Test
    void whoSplitsALargeOneWaitsForTheOperatorAllTheSame() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.approval-above", "50"));
        Payout off = desk.withdraw(50 * TRX);
        await(desk.one.desk.cancel(off.id(), SELF));
        Payout first = desk.withdraw(30 * TRX);
        Payout second = desk.withdraw(20 * TRX);
        Payout third = desk.withdraw(10 * TRX);
        assertThat(List.of(first, second, third))
                .extracting(Payout::needsApproval)
                .containsExactly(false, false, true);
        desk.node.pass(Duration.ofHours(25));
        assertThat(desk.withdraw(50 * TRX).needsApproval())
                .as("what was asked for the day before does not count")
                .isFalse();
    }

    @Test
    void anApprovalDoesNotShortenTheDelay() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.approval-above", "50"));
        Payout p = desk.withdraw(60 * TRX);
        await(desk.one.desk.approve(p.id(), OPERATOR));
        desk.one.work();
        assertThat(desk.payout(p).status()).isEqualTo(PayoutStatus.APPROVED);
        await(desk.one.desk.cancel(p.id(), SELF));
        assertThat(balance()).containsExactly(500 * TRX, 0L);
    }

    @Test
    void oneKeyGivesOneWithdrawalHoweverOftenAndAtOnceItIsAsked() {
        desk = new PayoutDesk(DATABASE);
        Optional<Idempotency> key = Optional.of(new Idempotency("desk", "w-1", "hash"));
        List<Uni<Asked>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            requests.add(desk.one.withdrawals.request(PayoutDesk.request(20 * TRX, key)));
        }
        List<Asked> asked = await(Uni.join().all(requests).andFailFast());
        assertThat(asked)
                .extracting(one -> one.withdrawal().id())
                .containsOnly(asked.get(0).withdrawal().id());
        assertThat(asked).filteredOn(one -> !one.repeated()).hasSize(1);
        assertThat(balance()).containsExactly(480 * TRX, 20 * TRX);
        Optional<Idempotency> other = Optional.of(new Idempotency("desk", "w-1", "other"));
        assertThatRefused(
                () -> await(desk.one.withdrawals.request(PayoutDesk.request(30 * TRX, other))),
                "idempotency_key_reused");
    }

    @Test
    void withTooLittleInThePayoutWalletItWaitsAndCanBeCalledOff() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.withdrawal-delay", "0s"));
        await(desk.one.wallets.setEnabled(1, false, OPERATOR));
        Payout waits = desk.withdraw(100 * TRX);
        Payout off = desk.withdraw(100 * TRX);
        desk.one.work();
        assertThat(desk.payout(waits).status()).isEqualTo(PayoutStatus.APPROVED);
        assertThat(desk.payout(waits).trouble()).contains("No payout wallet is enabled.");
        await(desk.one.desk.cancel(off.id(), SELF));
        await(desk.one.wallets.setEnabled(1, true, OPERATOR));
        desk.node.pass(Duration.ofMinutes(11));
        desk.one.work();
        desk.untilSolid();
        assertThat(desk.payout(waits).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(balance()).containsExactly(400 * TRX, 0L);
    }

    @Test
    void theSchemaKeepsWhatWasAskedForAndEveryEnd() {
        desk = new PayoutDesk(DATABASE);
        Payout p = desk.withdraw(100 * TRX);
        for (String change : List.of(
                "update payout set recipient = '" + SENDER.address() + "'",
                "update payout set micros = micros + 1",
                "update payout set fee_micros = 0",
                "update payout set customer_id = 2",
                "delete from payout")) {
            assertThatThrownBy(() -> desk.execute(change)).as(change).isInstanceOf(io.vertx.pgclient.PgException.class);
        }
        await(desk.one.desk.cancel(p.id(), SELF));
        assertThatThrownBy(() -> desk.execute("update payout set status = 'approved', settled_at = null"))
                .hasMessageContaining("its end");
    }

    /** The statements of "Backup and restore" in docs/operations.md. */
    @Test
    void whatLeftAfterTheDumpIsBookedByHandAfterARestore() {
        desk = new PayoutDesk(DATABASE);
        Payout p = desk.withdraw(100 * TRX);
        desk.execute("""
                begin;
                update payout set status = 'done', wallet = '%s', signed_at = now(), settled_at = now()
                 where id = '%s' and status in ('requested', 'approved');
                select ledger_withdraw(id::text, now(), 'booked after a restore', fee_micros)
                  from payout where id = '%s';
                commit""".formatted(WALLET.address(), p.id(), p.id()));
        desk.node.pass(Duration.ofMinutes(11));
        desk.one.work();
        assertThat(desk.number("select count(*) from chain_tx")).isZero();
        assertThat(desk.payout(p).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(balance()).containsExactly(400 * TRX, 0L);
        assertThat(desk.account("payouts", Asset.TRX)).isEqualTo(100 * TRX - FEE);
    }

    private Payout withdrawTo(DemoAccount account) {
        return await(desk.one.withdrawals.request(new WithdrawalRequest(
                        CUSTOMER, Money.trx(20 * TRX), account.address(), SELF, Optional.empty())))
                .withdrawal();
    }

    /** Available and held, in sun. */
    private List<Long> balance() {
        var trx = await(desk.one.ledger.balance(CUSTOMER)).get(Asset.TRX);
        return List.of(trx.available().micros(), trx.held().micros());
    }

    private List<StatementLine> statement() {
        return await(desk.one.ledger.statement(CUSTOMER, 50, OptionalLong.empty()))
                .lines();
    }

    private static void assertThatRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
