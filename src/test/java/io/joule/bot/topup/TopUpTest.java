package io.joule.bot.topup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.matchesPattern;

import io.joule.deposit.DepositAddress;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.TelegramSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Topping up as people do it, paid from the demo wallet as the sandbox's page pays. */
@QuarkusTest
@TestProfile(TelegramSandbox.class)
class TopUpTest {

    @Inject
    SandboxTelegram sandbox;

    @Inject
    Ledger ledger;

    @Inject
    DepositAddress address;

    @Test
    void whatIsPaidExactlyIsSeenAndCreditedByItself() {
        Talk person = Talk.stranger(sandbox, "en").say("/start").press("Top up").sees("How much");
        person.press("20 TRX").sees("Send exactly").sees("Valid for about 60 minutes");
        String amount = person.copied("amount").orElseThrow();
        assertThat(Money.parse(Asset.TRX, amount)).isGreaterThan(Money.parse(Asset.TRX, "20"));
        assertThat(person.copied("address"))
                .contains(address.get().orElseThrow().toString());
        assertThat(person.card().path("photo").asBoolean()).isTrue();
        String txid = pay(person, amount, "TRX");
        person.sees("Credited").sees("Received: ");
        assertThat(balance(person, Asset.TRX)).isEqualTo(Money.parse(Asset.TRX, amount));
        person.press("Top up again").sees("How much").press("I have paid").sees("Paste the transaction");
        person.say("https://tronscan.org/#/transaction/" + txid).sees("is credited to you");
        Talk other =
                Talk.stranger(sandbox, "en").say("/topup").press("I have paid").sees("Paste the transaction");
        other.say(txid).sees("credited to somebody else");
    }

    @Test
    void usdtIsToppedUpTheSameWayInChinese() {
        Talk person =
                Talk.stranger(sandbox, "zh-hans").say("/topup").sees("您要充值多少").press("USDT");
        person.sees("将 USDT 兑换为 TRX：1 USDT = 2.575594 TRX")
                .say("12.5")
                .sees("准确金额")
                .sees("USDT");
        String amount = person.copied("金额").orElseThrow();
        pay(person, amount, "USDT");
        person.sees("已到账");
        assertThat(balance(person, Asset.USDT)).isEqualTo(Money.parse(Asset.USDT, amount));
    }

    @Test
    void theSameAmountAskedForTwiceIsOnePayment() {
        Talk person = Talk.stranger(sandbox, "en")
                .say("/topup")
                .sees("How much")
                .press("50 TRX")
                .sees("Send exactly");
        String amount = person.copied("amount").orElseThrow();
        person.press("Another amount").sees("How much").press("50 TRX").sees("Send exactly");
        assertThat(person.copied("amount")).contains(amount);
        person.press("Another amount").sees("How much");
        assertThat(person.button("awaited")).isPresent();
    }

    @Test
    void aPaymentThatIsNotTheExactOneIsExplained() {
        Talk person = Talk.stranger(sandbox, "en").say("/topup").sees("How much");
        String txid = pay(person, "33.33", "TRX");
        person.press("I have paid").sees("Paste the transaction").say("no idea").sees("no transaction id");
        person.say("f".repeat(64)).sees("No block has this transaction");
        explained(person, txid, "are not credited");
        person.sees("33.33").sees("the sender is not known");
    }

    @Test
    void whoPaysLessThanAnnouncedReadsBothAmountsAndNobodyElseReadsTheAnnouncedOne() {
        Talk person = Talk.stranger(sandbox, "en").say("/topup").sees("How much");
        person.say("70 TRX").sees("Send exactly");
        // What is copied may end with zeros, which words leave out.
        String announced = new BigDecimal(person.copied("amount").orElseThrow())
                .stripTrailingZeros()
                .toPlainString();
        String txid = pay(person, "69.31", "TRX");
        person.say("/topup").sees("How much").press("I have paid").sees("Paste the transaction");
        explained(person, txid, "are not credited");
        person.sees("69.31").sees(announced).sees("was announced");
        Talk other = Talk.stranger(sandbox, "en").say("/topup").sees("How much");
        other.press("I have paid").sees("Paste the transaction");
        explained(other, txid, "the sender is not known");
        assertThat(other.text()).doesNotContain(announced);
    }

    private static void explained(Talk person, String txid, String words) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    person.say(txid);
                    return person.text().contains(words);
                });
    }

    @Test
    void anAmountThatCannotBeIsRefusedWithWords() {
        Talk person = Talk.stranger(sandbox, "en").say("/topup").sees("How much");
        person.say("lots").sees("This is no amount").say("0.5").sees("or more, with at most two decimals");
        person.say("1,000").sees("This is no amount");
        person.say("10.123").sees("at most two decimals").say("0").sees("This is no amount");
    }

    @Test
    void theNamedCurrencyIsMeantWhateverIsChosen() {
        Talk person = Talk.stranger(sandbox, "en").say("/topup").sees("How much");
        person.say("12,5 usdt").sees("Send exactly").sees(" USDT");
        assertThat(person.copied("amount").orElseThrow()).startsWith("12.5");
    }

    private static String pay(Talk person, String amount, String currency) {
        String to = person.copied("address").or(() -> person.copied("地址")).orElse(null);
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "user", person.id(), "to", to == null ? deposit() : to, "amount", amount, "currency", currency))
                .post("/sandbox/chat/api/pay")
                .then()
                .statusCode(200)
                .body("txid", matchesPattern("[0-9a-f]{64}"))
                .extract()
                .path("txid");
    }

    private static String deposit() {
        return io.joule.sandbox.DemoNetwork.DEPOSIT.address().toString();
    }

    private Money balance(Talk person, Asset asset) {
        return OnEventLoop.run(() -> ledger.balance(person.id())).get(asset).available();
    }
}
