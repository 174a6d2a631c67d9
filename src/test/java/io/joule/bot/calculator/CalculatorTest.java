package io.joule.bot.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.TelegramSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The calculator as people use it; the prices are those of application.properties, the chain burns 100 sun. */
@QuarkusTest
@TestProfile(TelegramSandbox.class)
class CalculatorTest {

    private static final String HOLDER =
            DemoNetwork.find("customer-3").orElseThrow().address().toString();
    private static final String OTHER =
            DemoNetwork.find("customer-4").orElseThrow().address().toString();
    private static final String NEW =
            DemoAccount.named("holds nothing").address().toString();

    @Inject
    SandboxTelegram sandbox;

    @Test
    void transfersAreTurnedIntoEnergyPriceAndRental() {
        Talk person =
                Talk.stranger(sandbox, "en").say("/start").press("Calculator").sees("What do you want to do?");
        person.press("5 × to a USDT holder")
                .sees("5 USDT transfers to USDT holders")
                .sees("325\u00a0000 energy");
        person.sees("Without energy it burns: 32.5").sees("1 hour: 14.625").sees("you save 55%");
        person.press("1 hour: 14.625").sees("Flash rental").sees("325\u00a0000");
    }

    @Test
    void transfersToNewAddressesTakeTwice() {
        Talk person = Talk.stranger(sandbox, "en").say("/calculator").sees("What do you want to do?");
        person.press("1 × to a new")
                .sees("131\u00a0000 energy")
                .press("Something else")
                .sees("What do you want to do?");
        person.say("3")
                .sees("195\u00a0000 energy")
                .press("Something else")
                .sees("write a number")
                .say("99999")
                .sees("no number from 1 to");
    }

    @Test
    void aFractionIsNoNumber() {
        Talk person = Talk.stranger(sandbox, "en").say("/calculator").sees("What do you want to do?");
        person.say("1.5").sees("whole number").say("2,5").sees("whole number");
        person.say("１０，０００").sees("10\u00a0000 USDT transfers").sees("650\u00a0000\u00a0000 energy");
        person.press("Something else").press("contract call").sees("How much energy");
        person.say("65000.5").sees("whole number").say("65.000").sees("65\u00a0000 energy");
    }

    @Test
    void aCallsEnergyIsPricedAndBadNumbersAreRefused() {
        Talk person = Talk.stranger(sandbox, "en")
                .say("/calculator")
                .press("contract call")
                .sees("How much energy");
        person.say("many")
                .sees("no number from 1")
                .say("200 000")
                .sees("A contract call")
                .sees("9 TRX".replace(' ', '\u00a0'));
        person.press("Something else").press("contract call").sees("How much energy");
        person.say("200").sees("Without energy it burns: 0.02").sees("1 hour: 0.045");
        assertThat(person.text()).doesNotContain("save");
    }

    @Test
    void aCertainTransferIsTriedByANode() {
        Talk person = Talk.stranger(sandbox, "en")
                .say("/calculator")
                .press("certain transfer")
                .sees("A node tries it");
        person.say(HOLDER + " " + OTHER + " 10").sees("64\u00a0500 energy");
        person.press("Something else").press("certain transfer").sees("A node tries it");
        person.say(HOLDER + "\n" + NEW + "\n2.5 USDT").sees("130\u00a0500 energy");
        person.press("Something else").press("certain transfer").sees("A node tries it");
        person.say(NEW + " " + HOLDER + " 10").sees("does not have so much USDT");
        person.say("from me to you").sees("two addresses and an amount");
        person.say(HOLDER + " " + HOLDER + " 10").sees("or they are the same");
        person.say(HOLDER + " " + OTHER + " 0.00").sees("must be above zero");
    }

    @Test
    void itSpeaksChinese() {
        Talk person =
                Talk.stranger(sandbox, "zh-hans").say("/start").press("能量计算器").sees("您要做什么");
        person.press("10 × 对方有")
                .sees("650\u00a0000 能量")
                .sees("1 小时")
                .press("1 小时")
                .sees("650\u00a0000");
    }
}
