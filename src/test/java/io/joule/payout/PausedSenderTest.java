package io.joule.payout;

import static io.joule.payout.PayoutDesk.HOME;
import static io.joule.payout.PayoutDesk.OPERATOR;
import static io.joule.payout.PayoutDesk.SENDER;
import static io.joule.payout.PayoutDesk.TRX;
import static io.joule.payout.PayoutDesk.WALLET;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.joule.money.Money;
import io.joule.sandbox.node.Builder;
import io.joule.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tron.trident.proto.Contract.TransferContract;

/**
 * An instance is stopped between the proof that nothing is under way and its signature, and another sends meanwhile.
 */
class PausedSenderTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration LONGER_THAN_A_CLAIM = Duration.ofSeconds(61);

    private PayoutDesk desk;
    private HeldNetwork held;
    private CompletableFuture<Boolean> paused;

    @BeforeEach
    void open() {
        desk = new PayoutDesk(DATABASE, Map.of("joule.payout.withdrawal-delay", "0s"));
        held = new HeldNetwork();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void itSignsNothingAfterAnotherInstancesTransactionWasTurnedAway() throws Exception {
        Payout refund = desk.refund(desk.unmatched(Money.trx(40 * TRX)));
        pauseOneAndLetAnotherBeTurnedAway();
        resume();
        assertThat(desk.column("select status from chain_tx")).containsExactly("refused");
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.APPROVED);
        assertThat(desk.trxOf(SENDER)).isEqualTo(50 * TRX);
    }

    @Test
    void itGivesNothingUpThatMayStillLand() throws Exception {
        UUID payment = desk.unmatched(Money.trx(40 * TRX));
        Payout refund = desk.refund(payment);
        pauseOneAndLetAnotherBeTurnedAway();
        await(desk.one.wallets.setEnabled(1, false, OPERATOR));
        resume();
        assertThat(desk.payout(refund).status()).isEqualTo(PayoutStatus.APPROVED);
        assertThat(desk.stateOf(payment)).isEqualTo("refunding");
    }

    @Test
    void itPostponesNothingThatAnotherHasTaken() throws Exception {
        Payout withdrawal = desk.withdraw(100 * TRX);
        pauseOneAndLetAnotherBeTurnedAway();
        await(desk.one.wallets.setEnabled(1, false, OPERATOR));
        resume();
        assertThat(desk.payout(withdrawal).trouble().orElseThrow()).contains("CONTRACT_VALIDATE_ERROR");
    }

    private void pauseOneAndLetAnotherBeTurnedAway() throws Exception {
        paused = desk.instance(Map.of(), held.of(desk.node.network()))
                .sender
                .work()
                .subscribeAsCompletionStage();
        held.reached.get(30, TimeUnit.SECONDS);
        desk.node.pass(LONGER_THAN_A_CLAIM);
        emptyTheWalletPastJoule();
        desk.one.work();
        assertThat(desk.column("select status from chain_tx")).containsExactly("refused");
    }

    /** The final chain does not know yet: who asks it finds enough, and the node turns the transfer away. */
    private void emptyTheWalletPastJoule() throws Exception {
        TransferContract all = TransferContract.newBuilder()
                .setOwnerAddress(ByteString.copyFrom(WALLET.address().bytes()))
                .setToAddress(ByteString.copyFrom(HOME.address().bytes()))
                .setAmount(980 * TRX)
                .build();
        desk.node.chain.broadcast(WALLET.sign(new Builder(desk.node.chain).build(all, 0, 0)));
    }

    private void resume() throws Exception {
        held.go.complete(null);
        paused.get(30, TimeUnit.SECONDS);
    }
}
