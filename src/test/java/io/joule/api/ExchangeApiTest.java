package io.joule.api;

import static io.joule.api.ProblemTest.assertProblem;
import static io.joule.api.ProblemTest.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.Books;
import io.joule.testing.OnEventLoop;
import io.joule.testing.TelegramSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** USDT for TRX, over HTTP and in the bot. */
@QuarkusTest
@TestProfile(TelegramSandbox.class)
class ExchangeApiTest {

    private static final long CUSTOMER = 740_001;

    @Inject
    SandboxTelegram sandbox;

    @Inject
    Ledger ledger;

    @Inject
    Customers customers;

    @Inject
    Sql sql;

    @AfterEach
    void theBooksAreRight() {
        Books.coherent(sql.pool());
    }

    @Test
    void usdtBecomeTrxOnceForAKey() {
        pay(CUSTOMER, "10");
        assertThat(operator().get("/api/exchange-rate").<String>path("trx_per_usdt"))
                .isEqualTo("2.575594");
        Response done = post("one", Map.of("amount", "4", "trx_amount", "10.302376"));
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(201);
        assertThat(done.<String>path("trx_amount")).isEqualTo("10.302376");
        assertThat(done.header("Idempotent-Replayed")).isNull();
        Response again = post("one", Map.of("amount", "4"));
        assertThat(again.<String>path("id")).isEqualTo(done.path("id"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        Response balance = operator().get("/api/users/" + CUSTOMER + "/balance");
        assertThat(balance.<String>path("balance_usdt")).isEqualTo("6.000000");
        assertThat(balance.<String>path("balance_trx")).isEqualTo("10.302376");
    }

    @Test
    void whatCannotBeExchangedIsSaid() {
        assertProblem(post("a", Map.of("amount", "1000000")), 400, "insufficient_funds");
        assertProblem(post("b", Map.of("amount", "1", "trx_amount", "3")), 409, "price_changed");
        assertProblem(post("c", Map.of("amount", "0")), 422, "out_of_range");
        assertProblem(post("d", Map.of("amount", "1e3")), 422, "invalid");
    }

    @Test
    void inTheBotAllUsdtAreExchangedByOnePress() {
        for (String language : new String[] {"en", "zh"}) {
            boolean english = language.equals("en");
            Talk person = Talk.stranger(sandbox, language).say("/balance").sees("USDT");
            String open = english ? "Exchange USDT" : "USDT 兑换";
            assertThat(person.button(open)).as("nothing to exchange").isEmpty();
            pay(person.id(), "10");
            person.say("/balance").press(open).sees("25.75594").sees("1 USDT = 2.575594 TRX");
            person.press(english ? "Exchange 10" : "兑换 10").sees(english ? "Your balance" : "您的余额");
            person.sees("25.75594").seesToast("25.75594");
            assertThat(person.button(open)).as("all is exchanged").isEmpty();
        }
    }

    private static Response post(String key, Map<String, String> body) {
        return operator()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/users/" + CUSTOMER + "/exchanges");
    }

    private void pay(long customer, String usdt) {
        OnEventLoop.run(() -> sql.transaction(tx -> customers
                .ensure(tx, customer)
                .chain(() -> ledger.deposit(
                        tx, customer, Money.parse(Asset.USDT, usdt), "test-usdt:" + customer, "for a test"))));
    }
}
