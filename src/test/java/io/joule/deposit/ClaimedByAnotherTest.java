package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.trx;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.deposit.DepositRefusal.DepositNotYours;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.testing.TestDatabase;
import io.joule.tron.TxId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who asks first by the transaction's id does not get what the amount says is another's. */
class ClaimedByAnotherTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final long SIGNER = 7;
    private static final long ANNOUNCER = 8_888;

    private final DepositDesk desk = new DepositDesk(DATABASE, 2, Map.of());
    private final DepositDesk.Parts joule = desk.one;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theAmountNamesItsCustomerWhoeverHoldsTheSendersKey() {
        joule.scan();
        joule.prove(SIGNER, ALICE);
        Money exact = joule.open(ANNOUNCER, trx(30)).exact();
        TxId id = desk.pay(ALICE, exact);
        desk.becomeFinal();

        assertThatThrownBy(() -> await(joule.deposits.creditOwn(SIGNER, id, exact, "client")))
                .isInstanceOf(DepositNotYours.class)
                .hasMessageNotContaining("" + ANNOUNCER);
        assertThat(joule.available(SIGNER, Asset.TRX).micros()).isZero();

        joule.scan();
        assertThat(joule.available(ANNOUNCER, Asset.TRX)).isEqualTo(exact);
    }
}
