package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.deposit.DepositDesk.usdt;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A payment is shown as soon as a block has it, is never money before that is final, and goes with its block. */
class HeadWatchTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private DepositDesk desk;
    private DepositDesk.Parts joule;

    @BeforeEach
    void open() {
        desk = new DepositDesk(DATABASE, 19, Map.of());
        joule = desk.one;
        joule.scan();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aPaymentIsSeenInItsBlockAndCreditedWhenThatIsFinal() {
        DepositIntent intent = joule.open(7, usdt(30_000_000));
        look();
        desk.pay(ALICE, intent.exact());
        look();
        assertThat(joule.intent(intent).status()).as("pending is not seen").isEqualTo(IntentStatus.OPEN);
        desk.blocks(1);
        look();
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.SEEN);
        assertThat(listed(7)).extracting(DepositView::credited).containsExactly(false);
        joule.scan();
        assertThat(joule.available(7, Asset.USDT)).isEqualTo(Money.zero(Asset.USDT));
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.CREDITED);
        assertThat(listed(7)).extracting(DepositView::credited).containsExactly(true);
    }

    @Test
    void aSightingGoesWithItsBlockHoweverDeepTheForkIs() {
        DepositIntent intent = joule.open(7, trx(30));
        desk.pay(ALICE, intent.exact());
        desk.blocks(1);
        look();
        desk.blocks(17);
        look();
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.SEEN);
        assertThat(desk.demo.chain().rollback(18)).isEqualTo(18);
        desk.blocks(3);
        look();
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.OPEN);
        assertThat(listed(7)).isEmpty();
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(Money.zero(Asset.TRX));
    }

    @Test
    void aPaymentThatMovesToAnotherBlockIsSeenOnce() throws Exception {
        DepositIntent intent = joule.open(7, trx(30));
        desk.blocks(1);
        desk.pay(ALICE, intent.exact());
        desk.blocks(1);
        look();
        var tx = desk.demo
                .chain()
                .included(listed(7).get(0).txId().hex())
                .orElseThrow()
                .tx();
        desk.demo.chain().rollback(1);
        desk.blocks(1);
        desk.demo.chain().broadcast(tx);
        desk.blocks(1);
        look();
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.SEEN);
        assertThat(listed(7))
                .extracting(DepositView::height)
                .containsExactly(desk.demo.chain().head().number());
    }

    @Test
    void aRestartForgetsNothingThatIsShownAndMissesNothing() {
        DepositIntent first = joule.open(7, trx(30));
        DepositIntent second = joule.open(8, trx(30));
        desk.pay(ALICE, first.exact());
        desk.blocks(1);
        look();
        desk.pay(BOB, second.exact());
        desk.blocks(5);
        joule = desk.parts(desk.chain);
        look();
        assertThat(joule.intent(first).status()).isEqualTo(IntentStatus.SEEN);
        assertThat(joule.intent(second).status()).isEqualTo(IntentStatus.SEEN);
    }

    @Test
    void whatWillNotBeCreditedIsNotShown() {
        joule.open(7, trx(30));
        desk.pay(ALICE, trx(30));
        desk.pay(BOB, Money.trx(1));
        desk.blocks(2);
        look();
        assertThat(listed(7)).isEmpty();
        assertThat(await(DATABASE.pool()
                                .query("select count(*) from payment_sighting")
                                .execute())
                        .iterator()
                        .next()
                        .getLong(0))
                .isZero();
    }

    /** The view holds a head for some seconds, which do not pass on a chain by hand. */
    private void look() {
        joule.fresh();
        joule.look();
    }

    private List<DepositView> listed(long customer) {
        return await(joule.list.of(customer, OptionalLong.empty(), 10));
    }
}
