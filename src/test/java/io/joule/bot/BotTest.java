package io.joule.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.joule.base.Refusal;
import io.joule.bot.card.Language;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Refused;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.TelegramSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bot as people meet it, over the simulated Telegram. */
@QuarkusTest
@TestProfile(TelegramSandbox.class)
class BotTest {

    @Inject
    SandboxTelegram sandbox;

    @Test
    void startShowsTheMenuInThePersonsLanguage() {
        Talk.stranger(sandbox, "en").say("/start").sees("TRON energy desk");
        Talk.stranger(sandbox, "zh-hans").say("/start").sees("能量闪租");
        Talk.stranger(sandbox, null).say("/start").sees("TRON energy desk");
    }

    @Test
    void theMenuNamesTheAssetOfEachBalance() {
        Talk.stranger(sandbox, "en").say("/start").sees("Balance: 0\u00a0TRX · 0\u00a0USDT");
        Talk.stranger(sandbox, "zh-hans").say("/start").sees("余额：0\u00a0TRX · 0\u00a0USDT");
    }

    @Test
    void everythingHappensOnOneCard() {
        Talk person = Talk.stranger(sandbox, "en").say("/start").sees("TRON energy desk");
        long card = person.card().path("id").asLong();
        person.press("Balance").sees("Your balance").press("Main menu").sees("TRON energy desk");
        person.press("Help").sees("How it works").sees("Write to @desk_help").isAnswered();
        assertThat(person.cards()).isEqualTo(1);
        assertThat(person.card().path("id").asLong()).isEqualTo(card);
    }

    @Test
    void theLanguageCanBeSwitchedAndStays() {
        Talk person = Talk.stranger(sandbox, "en").say("/start").sees("TRON energy desk");
        person.press("中文 / English")
                .sees("Which language")
                .press("中文")
                .sees("能量闪租")
                .seesToast("已切换为中文");
        person.say("/balance").sees("您的余额");
    }

    @Test
    void aCommandBringsTheCardToTheEndOfTheChat() {
        Talk person = Talk.stranger(sandbox, "en").say("/start").sees("TRON energy desk");
        long first = person.card().path("id").asLong();
        person.say("/help").sees("How it works");
        await().atMost(Duration.ofSeconds(60)).until(() -> person.cards() == 1);
        assertThat(person.card().path("id").asLong()).isGreaterThan(first);
    }

    @Test
    void aButtonOfAnOlderCardIsAnsweredAndDoesNothing() {
        Talk person = Talk.stranger(sandbox, "en").say("/start").sees("TRON energy desk");
        String old = person.button("Help").orElseThrow();
        long card = person.card().path("id").asLong();
        person.press("Balance").sees("Your balance");
        person.forge(card, old).seesToast("out of date").isAnswered();
        assertThat(person.text()).contains("Your balance");
    }

    @Test
    void aButtonOfAnothersCardIsWorthNothing() {
        Talk one = Talk.stranger(sandbox, "en").say("/start").sees("TRON energy desk");
        Talk other = Talk.stranger(sandbox, "en").say("/start").sees("TRON energy desk");
        String stolen = one.button("Help").orElseThrow();
        other.forge(other.card().path("id").asLong(), stolen).seesToast("out of date");
        other.forge(other.card().path("id").asLong(), "'; drop table conversation; --")
                .isAnswered();
        assertThat(other.text()).contains("TRON energy desk");
    }

    @Test
    void whatTheBotCannotReadGetsASensibleAnswer() {
        Talk person = Talk.stranger(sandbox, "en").say("/start").sees("TRON energy desk");
        person.sendSticker().sees("only text and buttons");
        person.say("hello?").sees("don't know what to do with this text");
        person.say("/nosuchcommand").sees("don't know this command").sees("TRON energy desk");
    }

    @Test
    void aRefusalThatNoScreenHasWordsForIsToldInThePersonsLanguage() {
        Refusal refusal = new Refusal(Refusal.Kind.CONFLICT, "something_new", "It is so.");
        assertThat(Refused.words(refusal, new Visit(1, Language.ZH, "", ""))).isEqualTo("无法完成此操作（something_new）。");
        assertThat(Refused.words(refusal, new Visit(1, Language.EN, "", ""))).isEqualTo("It is so.");
    }

    @Test
    void whoBlocksTheBotAndComesBackFindsItAgain() {
        Talk person = Talk.stranger(sandbox, "en").say("/start").sees("TRON energy desk");
        person.block(true).block(false).say("/balance").sees("Your balance");
    }

    @Test
    void thePageIsToldThatItKnowsNoSuchPerson() {
        for (String question : List.of("state?user=1", "photo?user=1&message=1", "state")) {
            RestAssured.get("/sandbox/chat/api/" + question)
                    .then()
                    .statusCode(404)
                    .body("status", equalTo(404))
                    .body("detail", containsString("chat not found"));
        }
    }

    @Test
    void theTokenIsInNoMetric() {
        Talk.stranger(sandbox, "en").say("/start").sees("TRON energy desk");
        // What the simulated Telegram counts on its own side is not ours.
        assertThat(RestAssured.get("/q/metrics").asString().lines())
                .anyMatch(line -> line.startsWith("http_server_requests"))
                .filteredOn(line -> !line.startsWith("http_server_requests"))
                .noneMatch(line -> line.contains("SANDBOX-token"));
    }
}
