package io.joule.payout;

import static io.joule.payout.PayoutDesk.HOME;
import static io.joule.payout.PayoutDesk.SENDER;
import static io.joule.payout.PayoutDesk.TRX;
import static io.joule.payout.PayoutDesk.WALLET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.chain.Abi;
import io.joule.sandbox.chain.Refusal;
import io.joule.sandbox.node.Builder;
import io.joule.sandbox.node.Fault;
import io.joule.sandbox.node.FaultKind;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tron.trident.proto.Contract.TransferContract;
import org.tron.trident.proto.Contract.TriggerSmartContract;

/** Lost, refused, failing and rolled-back transactions, and crashes between two writes: money leaves once or stays. */
class PayoutTroubleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String BROADCAST = "/wallet/broadcasthex";
    private static final Money TRX_40 = Money.trx(40 * TRX);

    private PayoutDesk desk;
    private long pastJoule;

    @BeforeEach
    void open() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.max-attempts", "2"));
    }

    @AfterEach
    void close() {
        assertThat(desk.account("payouts", Asset.TRX)).isEqualTo(1_000 * TRX - desk.trxOf(WALLET) - pastJoule);
        desk.close();
    }

    @Test
    void aBroadcastThatGetsLostIsSentAgainWithTheSameBytes() {
        Payout refund = desk.refund(desk.unmatched(TRX_40));
        desk.node.faults.add(new Fault(FaultKind.DROP_REQUEST, BROADCAST, 1, 0));
        desk.one.work();
        desk.node.pass(Duration.ofSeconds(21));
        desk.blocks(1);
        desk.untilSolid();
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(desk.number("select count(*) from chain_tx")).isEqualTo(1);
        assertThat(desk.trxOf(SENDER)).isEqualTo(90 * TRX);
    }

    @Test
    void aCrashAfterTheWriteAndBeforeTheSendIsMadeGoodByAnyInstance() {
        Payout refund = desk.refund(desk.unmatched(TRX_40));
        // What a killed process leaves: written down, and nothing sent.
        desk.node.faults.add(new Fault(FaultKind.DROP_REQUEST, BROADCAST, 1, 0));
        desk.instance(Map.of()).work();
        desk.execute("update chain_tx set status = 'signed', broadcasts = 0, answer_code = null");
        PayoutInstance other = desk.instance(Map.of());
        other.work();
        desk.node.pass(Duration.ofSeconds(21));
        for (int i = 0; i < TestNode.SOLID_LAG + 4; i++) {
            desk.node.blocks(1);
            other.tracker.round();
        }
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(desk.number("select count(*) from chain_tx")).isEqualTo(1);
        assertThat(desk.trxOf(SENDER)).isEqualTo(90 * TRX);
    }

    @Test
    void aCrashBetweenSigningAndWritingLeavesNothingAndNothingLeaves() {
        Payout refund = desk.refund(desk.unmatched(TRX_40));
        // The write fails, as when the connection dies: all of it is rolled back.
        desk.execute("alter table chain_tx add constraint planned check (purpose <> 'refund')");
        desk.one.work();
        desk.execute("alter table chain_tx drop constraint planned");
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.APPROVED);
        assertThat(desk.number("select count(*) from chain_tx")).isZero();
        desk.blocks(2);
        assertThat(desk.trxOf(SENDER)).isEqualTo(50 * TRX);
        desk.node.pass(Duration.ofMinutes(1));
        desk.one.work();
        desk.untilSolid();
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(desk.trxOf(SENDER)).isEqualTo(90 * TRX);
    }

    @Test
    void aCrashBetweenTheChainsWordAndTheBooksLeavesBothAsTheyWere() {
        Payout refund = desk.refund(desk.unmatched(TRX_40));
        desk.one.work();
        desk.execute("alter table ledger_tx add constraint planned check (kind <> 'payback')");
        desk.untilSolid();
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.SENDING);
        assertThat(desk.column("select status from chain_tx")).containsExactly("included");
        desk.execute("alter table ledger_tx drop constraint planned");
        desk.blocks(1);
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(desk.number("select count(*) from ledger_tx where kind = 'payback'"))
                .isEqualTo(1);
    }

    @Test
    void whatNoBlockTakesIsReplacedOnlyAfterItHasProvablyExpired() {
        Payout refund = desk.refund(desk.unmatched(TRX_40));
        desk.node.faults.add(new Fault(FaultKind.NEVER_INCLUDED, "", 1, 0));
        desk.node.faults.add(new Fault(FaultKind.DROP_REQUEST, BROADCAST, Fault.UNTIL_CLEARED, 0));
        desk.one.work();
        desk.blocks(15);
        desk.one.work();
        assertThat(desk.number("select count(*) from chain_tx")).isEqualTo(1);
        desk.untilExpired();
        desk.node.faults.clear();
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.APPROVED);
        desk.one.work();
        desk.untilSolid();
        assertThat(desk.column("select status from chain_tx order by timestamp_ms"))
                .containsExactly("expired", "solidified");
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(desk.trxOf(SENDER)).isEqualTo(90 * TRX);
    }

    @Test
    void aBlockThatIsRolledBackTakesNothingFromTheBooksAndThePayoutStillLeavesOnce() {
        Payout refund = desk.refund(desk.unmatched(TRX_40));
        desk.one.work();
        desk.blocks(2);
        assertThat(desk.column("select status from chain_tx")).containsExactly("included");
        desk.node.chain.rollback(3);
        desk.node.pass(Duration.ofSeconds(2));
        desk.one.tracker.round();
        assertThat(desk.column("select status from chain_tx")).containsExactly("in_doubt");
        assertThat(desk.number("select count(*) from ledger_tx where kind = 'payback'"))
                .isZero();
        desk.node.pass(Duration.ofSeconds(21));
        desk.blocks(1);
        desk.untilSolid();
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(desk.number("select count(*) from chain_tx")).isEqualTo(1);
        assertThat(desk.trxOf(SENDER)).isEqualTo(90 * TRX);
    }

    @Test
    void aTransferThatIsTurnedAwayIsNotReplacedBeforeItHasProvablyExpiredAndIsGivenUpAfterwards() {
        UUID payment = desk.unmatched(Money.trx(900 * TRX));
        Payout refund = desk.refund(payment);
        pastJoule(trx(900 * TRX), 0);
        desk.one.work();
        assertThat(desk.column("select status from chain_tx")).containsExactly("refused");
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.APPROVED);
        assertThat(desk.payout(refund).trouble().orElseThrow()).contains("CONTRACT_VALIDATE_ERROR");
        desk.node.pass(Duration.ofSeconds(10));
        desk.one.work();
        assertThat(desk.payout(refund).trouble().orElseThrow()).contains("may still take effect");
        assertThat(desk.number("select count(*) from chain_tx")).isEqualTo(1);
        desk.untilExpired();
        desk.one.work();
        Payout failed = desk.payout(refund);
        assertThat(failed.status()).isEqualTo(PayoutStatus.FAILED);
        assertThat(failed.failureCode()).contains("insufficient_payout_balance");
        assertThat(desk.stateOf(payment)).isEqualTo("open");
        assertThat(desk.column("select refund_failure from unmatched_payment").get(0))
                .contains("needs 900");
        assertThat(desk.actions(refund.id())).containsExactly("refund.failed");
    }

    @Test
    void aCallThatFailsInItsBlockPaysNothingAndThePaymentIsOpenAgain() {
        UUID payment = desk.unmatched(new Money(Asset.USDT, 900 * TRX));
        Payout refund = desk.refund(payment);
        desk.node.faults.add(new Fault(FaultKind.DROP_REQUEST, BROADCAST, 1, 0));
        desk.one.work();
        pastJoule(usdt(500 * TRX), 30 * TRX);
        desk.blocks(1);
        desk.node.pass(Duration.ofSeconds(21));
        desk.blocks(2);
        assertThat(desk.column("select status || call_failed from chain_tx")).containsExactly("includedtrue");
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.SENDING);
        desk.untilSolid();
        Payout failed = desk.payout(refund);
        assertThat(desk.column("select status from chain_tx")).containsExactly("failed");
        assertThat(failed.status()).isEqualTo(PayoutStatus.FAILED);
        assertThat(failed.failureCode()).contains("call_failed");
        assertThat(desk.stateOf(payment)).isEqualTo("open");
        assertThat(desk.usdtOf(SENDER)).isEqualTo(TRX);
        assertThat(desk.account("payouts", Asset.USDT)).isZero();
        assertThat(desk.account("fees", Asset.TRX))
                .as("what the failed call burned")
                .isNegative();

        Payout again = desk.refund(desk.unmatched(new Money(Asset.USDT, 100 * TRX)));
        desk.one.work();
        desk.untilSolid();
        assertThat(desk.payout(again).status()).isEqualTo(PayoutStatus.DONE);
        assertThat(desk.usdtOf(SENDER)).isEqualTo(100 * TRX);
    }

    private Message trx(long sun) {
        return TransferContract.newBuilder()
                .setOwnerAddress(bytes(WALLET))
                .setToAddress(bytes(HOME))
                .setAmount(sun)
                .build();
    }

    private Message usdt(long micros) {
        byte[] data =
                Abi.call("transfer(address,uint256)", Abi.word(HOME.address()), Abi.word(BigInteger.valueOf(micros)));
        return TriggerSmartContract.newBuilder()
                .setOwnerAddress(bytes(WALLET))
                .setContractAddress(bytes(PayoutDesk.TOKEN))
                .setData(ByteString.copyFrom(data))
                .build();
    }

    private static ByteString bytes(DemoAccount account) {
        return ByteString.copyFrom(account.address().bytes());
    }

    /** Moves what the payout wallet has, as the owner of its key may. */
    private void pastJoule(Message contract, long feeLimit) {
        long before = desk.trxOf(WALLET);
        try {
            desk.node.chain.broadcast(WALLET.sign(new Builder(desk.node.chain).build(contract, feeLimit, 0)));
        } catch (Refusal e) {
            throw new AssertionError(e);
        }
        pastJoule += before - desk.trxOf(WALLET);
    }
}
