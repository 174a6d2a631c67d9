package io.joule.bot.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.joule.base.Refusal;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.order.Intake;
import io.joule.order.OrderRequest;
import io.joule.order.OrderService;
import io.joule.order.Placed;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The desk run from Telegram. */
@QuarkusTest
@TestProfile(OperatorSandbox.class)
class OperatorTest {

    private static final long CUSTOMER = 880_001;

    @Inject
    SandboxTelegram sandbox;

    @Inject
    OrderService orders;

    @Inject
    Intake intake;

    @Inject
    Audit audit;

    @Inject
    Ledger ledger;

    @Inject
    Customers customers;

    @Inject
    Sql sql;

    @AfterEach
    void resume() {
        OnEventLoop.run(() -> intake.set(false, Actor.SYSTEM));
    }

    @Test
    void anOperatorPausesAndResumesForEverybody() {
        rich();
        Talk operator = operator("/pause").sees("New orders are taken");
        operator.press("Pause new orders").sees("paused since").sees("Telegram " + OperatorSandbox.OPERATOR);
        assertThatThrownBy(this::place)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("paused"));
        assertThat(OnEventLoop.run(() -> ledger.balance(CUSTOMER))
                        .get(Asset.TRX)
                        .held()
                        .isPositive())
                .isFalse();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                RestAssured.get("/health").<String>path("checks.find { it.name == 'orders' }.detail"))
                        .startsWith("new ones are paused since"));
        // The new card says the same as the old one, whose button is out of date by then.
        long before = operator.card().path("id").asLong();
        operator.say("/resume");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operator.card().path("id").asLong() > before);
        operator.press("Resume").sees("New orders are taken");
        assertThat(place().order().customer()).isEqualTo(CUSTOMER);
        assertThat(OnEventLoop.run(() -> audit.list(Optional.of("orders"), Optional.empty(), 10)))
                .extracting("action")
                .contains("orders.paused", "orders.resumed");
    }

    @Test
    void figuresAreTold() {
        operator("/stats")
                .sees("The last 24 hours")
                .sees("Delivered orders")
                .press("Refresh")
                .isAnswered();
        operator("/pending").sees("What waits").sees("Open findings");
    }

    @Test
    void toOthersTheCommandsAreUnknown() {
        Talk person = Talk.stranger(sandbox, "en").say("/start").sees("TRON energy desk");
        person.say("/stats").sees("don't know this command").say("/pause").sees("don't know this command");
        assertThat(person.button("Pause")).isEmpty();
        Talk.stranger(sandbox, "zh-hans").say("/resume").isAnswered();
        assertThat(OnEventLoop.run(intake::paused)).isEmpty();
    }

    @Test
    void toOthersTheyAreAnsweredAsAnyCommandThatIsUnknown() {
        for (String language : List.of("en", "zh-hans")) {
            Talk person = Talk.stranger(sandbox, language);
            String unknown = answer(person, "/nonsense");
            String unknownLink = answer(person, "/start go_nonsense");
            for (String word : List.of("stats", "pending", "pause", "resume", "alerts")) {
                assertThat(answer(person, "/" + word)).isEqualTo(unknown);
                assertThat(answer(person, "/start go_" + word)).isEqualTo(unknownLink);
            }
        }
    }

    @Test
    void inAGroupOthersAreNotAnsweredAsWithAnyCommandThatIsUnknown() {
        Talk group = Talk.group(sandbox);
        Talk person = Talk.stranger(sandbox, "en");
        person.sayIn(group, "/stats").sayIn(group, "/nonsense").sayIn(group, "/rent");
        group.sees("private");
        assertThat(group.cards()).isOne();
    }

    /** What the card says then, and its buttons. */
    private static String answer(Talk person, String command) {
        long before = person.card().path("id").asLong();
        person.say(command);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> person.card().path("id").asLong() > before);
        return person.text() + person.card().path("rows").findValuesAsText("text");
    }

    private Talk operator(String command) {
        return Talk.demo(sandbox, OperatorSandbox.OPERATOR).say(command);
    }

    private Placed place() {
        String receiver = DemoNetwork.find("customer-3").orElseThrow().address().toString();
        return OnEventLoop.run(
                () -> orders.place(new OrderRequest(CUSTOMER, 65_000, "1h", receiver, Optional.empty())));
    }

    private void rich() {
        OnEventLoop.run(() -> sql.transaction(tx -> customers
                .ensure(tx, CUSTOMER)
                .chain(() -> ledger.deposit(tx, CUSTOMER, Money.parse(Asset.TRX, "100"), "test:" + CUSTOMER, "test"))));
    }
}
