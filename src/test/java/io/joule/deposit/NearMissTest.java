package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.BOB;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.joule.tron.TxId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Less than what was announced: whose it may be is a hint for the operator, and never credited by itself. */
class NearMissTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private DepositDesk desk;
    private DepositDesk.Parts joule;

    @BeforeEach
    void open() {
        desk = new DepositDesk(DATABASE, 3, Map.of());
        joule = desk.one;
        joule.scan();
    }

    @AfterEach
    void close() {
        desk.close();
        Books.coherent(DATABASE.pool());
    }

    @Test
    void aLittleLessThanAnnouncedIsListedAsWrong() {
        DepositIntent intent = joule.open(7, trx(100));
        joule.open(8, trx(104));
        desk.pay(ALICE, trx(99));
        desk.pay(BOB, Money.trx(89_999_999));
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.unmatched())
                .extracting(UnmatchedPayment::reason)
                .containsExactly(Reason.UNKNOWN_SENDER, Reason.WRONG_AMOUNT);
        assertThat(joule.unmatched().get(1).intent()).as("the nearest one").contains(intent.id());
        assertThat(joule.intent(intent).status()).isEqualTo(IntentStatus.OPEN);
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(Money.zero(Asset.TRX));
    }

    @Test
    void whoAnnouncedAnotherAmountIsToldBothAndNobodyElseIs() {
        DepositIntent intent = joule.open(7, trx(100));
        joule.open(8, trx(60));
        TxId id = desk.pay(ALICE, trx(99));
        desk.becomeFinal();
        tellsBothAmounts(intent, id);
        joule.scan();
        tellsBothAmounts(intent, id);
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(Money.zero(Asset.TRX));
    }

    private void tellsBothAmounts(DepositIntent intent, TxId id) {
        assertThatThrownBy(() -> await(joule.deposits.creditOwn(7, id, trx(99), "7")))
                .hasMessageContaining(intent.exact().toString())
                .hasMessageContaining(trx(99).toString())
                .extracting(refusal -> ((DepositRefusal) refusal).code())
                .isEqualTo("deposit_amount_differs");
        assertThatThrownBy(() -> await(joule.deposits.creditOwn(8, id, trx(99), "8")))
                .isInstanceOf(DepositRefusal.DepositNotYours.class)
                .message()
                .doesNotContain(intent.exact().decimal());
    }

    @Test
    void whatIsOnlyLateDoesNotDiffer() {
        DepositIntent intent = joule.open(7, trx(100));
        desk.demo.chain().advance(3_700);
        TxId id = desk.pay(ALICE, intent.exact());
        desk.becomeFinal();
        joule.scan();
        assertThatThrownBy(() -> await(joule.deposits.creditOwn(7, id, intent.exact(), "7")))
                .isInstanceOf(DepositRefusal.DepositNotYours.class);
    }

    @Test
    void aPayerThatIsKnownGetsWhatItSendsWhateverOthersAnnounced() {
        desk.pay(ALICE, joule.open(7, trx(10)).exact());
        desk.becomeFinal();
        joule.scan();
        Money before = joule.available(7, Asset.TRX);
        joule.open(8, trx(100));
        desk.pay(ALICE, trx(99));
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.available(7, Asset.TRX)).isEqualTo(before.plus(trx(99)));
        assertThat(joule.available(8, Asset.TRX)).isEqualTo(Money.zero(Asset.TRX));
    }
}
