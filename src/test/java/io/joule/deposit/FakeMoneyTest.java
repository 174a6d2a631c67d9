package io.joule.deposit;

import static io.joule.deposit.DepositDesk.ALICE;
import static io.joule.deposit.DepositDesk.OURS;
import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.chain.TokenCosts;
import io.joule.testing.TestDatabase;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tron.trident.proto.Contract.TriggerSmartContract;

/** What looks like money and is none is never credited, and does not fill the list. */
class FakeMoneyTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final DemoAccount FAKE = DemoAccount.named("look-alike");

    private DepositDesk desk;
    private DepositDesk.Parts joule;

    @BeforeEach
    void open() {
        desk = new DepositDesk(DATABASE, 2, Map.of("joule.deposit.noise-per-day", "3"));
        joule = desk.one;
        desk.demo
                .chain()
                .edit(genesis -> genesis.token(FAKE.address(), "Tether USD", "USDT", TokenCosts.plain())
                        .tokens(FAKE.address(), ALICE.address(), 1_000_000_000_000L));
        desk.blocks(4);
        joule.scan();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aLookAlikeTokenOfTheExactAmountIsNoMoney() {
        DepositIntent intent = joule.open(7, DepositDesk.usdt(20_000_000));
        call(FAKE, intent.exact().micros(), 100_000_000);
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.available(7, Asset.USDT)).isEqualTo(Money.zero(Asset.USDT));
        UnmatchedPayment listed = joule.unmatched().get(0);
        assertThat(listed.reason()).isEqualTo(Reason.TOKEN_NOT_ACCEPTED);
        assertThat(listed.amount()).isEmpty();
        assertThat(listed.token().orElseThrow().contract()).isEqualTo(FAKE.address());
    }

    @Test
    void manyFakesLeaveFewRows() {
        for (int i = 0; i < 10; i++) {
            call(FAKE, 5_000_000, 100_000_000);
        }
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.unmatched()).hasSize(3);
        assertThat(await(DATABASE.pool()
                                .query("select payments from payment_noise")
                                .execute())
                        .iterator()
                        .next()
                        .getLong(0))
                .isEqualTo(10);
    }

    @Test
    void aCallThatFailedOrMovedNothingIsNoPayment() {
        joule.prove(7, ALICE);
        call(DemoNetwork.USDT, 999_000_000_000_000L, 100_000_000);
        call(DemoNetwork.USDT, 5_000_000, 1_000_000);
        call(DemoNetwork.USDT, 0, 100_000_000);
        desk.becomeFinal();
        joule.scan();
        assertThat(joule.available(7, Asset.USDT)).isEqualTo(Money.zero(Asset.USDT));
        assertThat(joule.unmatched()).isEmpty();
    }

    /** Calls {@code transfer(ours, micros)} of a token. */
    private void call(DemoAccount token, long micros, long feeLimit) {
        String data = "a9059cbb" + word(OURS.hex().substring(2)) + word(Long.toHexString(micros));
        try {
            desk.demo.send(
                    ALICE,
                    TriggerSmartContract.newBuilder()
                            .setOwnerAddress(ByteString.copyFrom(ALICE.address().bytes()))
                            .setContractAddress(
                                    ByteString.copyFrom(token.address().bytes()))
                            .setData(ByteString.copyFrom(HexFormat.of().parseHex(data)))
                            .build(),
                    feeLimit);
        } catch (io.joule.sandbox.chain.Refusal e) {
            throw new AssertionError(e.broadcastMessage(), e);
        }
    }

    private static String word(String hex) {
        return "0".repeat(64 - hex.length()) + hex;
    }
}
