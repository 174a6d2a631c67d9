package io.joule.bot.rental;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.bot.Shop;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.ShortRentals;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order in one line, and an address alone, work on the screens that take texts themselves. */
@QuarkusTest
@TestProfile(ShortRentals.class)
class TypedAnywhereTest extends Shop {

    private static final String TITLE = "Flash rental";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topup",
                "/topup|I have paid",
                "/use",
                "/wallets",
                "/wallets|Add",
                "/calculator",
                "/calculator|contract call",
                "/calculator|certain transfer",
                "/rent|Other amount",
                "/packages",
                "/orders",
                "/balance",
            })
    void anOrderInOneLineWins(String way) {
        at(way).say("BUY 131000 1d " + RECEIVER).sees(TITLE).sees("BUY 131000 1d " + RECEIVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topup",
                "/topup|I have paid",
                "/wallets",
                "/calculator",
                "/calculator|contract call",
                "/rent|Other amount",
                "/balance",
            })
    void anAddressAloneBeginsARental(String way) {
        at(way).say(RECEIVER).sees(TITLE).sees("Receiver: " + RECEIVER);
        at(way).say(RECEIVER + "x").sees("it has 34 characters");
    }

    @Test
    void anAddressAloneBelongsToTheScreenThatWaitsForOne() {
        at("/wallets|Add").say(RECEIVER).sees("saved");
        at("/calculator|certain transfer").say(RECEIVER).sees("Please write two addresses");
    }

    @Test
    void aNameIsAName() {
        Talk person = at("/wallets|Add").say(RECEIVER).sees("saved");
        person.press("Name").sees("What shall it be called?").say("Buyer 2").sees("Buyer 2");
        person.press("Name").sees("What shall it be called?").say(RECEIVER).sees(TITLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topup",
                "/topup|I have paid",
                "/use",
                "/wallets|Add",
                "/calculator",
                "/calculator|certain transfer",
                "/rent|Other amount",
                "/rent|Choose the receiver",
                "/balance",
            })
    void halfAnOrderIsToldWhatIsWrong(String way) {
        at(way).say("BUY -5 1h " + RECEIVER).sees(TITLE).sees("whole number");
        at(way).say("BUY 65000 2小时 " + RECEIVER).sees(TITLE).sees("not sold");
        at(way).say("购买　65000　1h").sees(TITLE).sees("An order in one line is");
    }

    @Test
    void halfAnOrderIsNoName() {
        Talk person = at("/wallets|Add").say(RECEIVER).sees("saved").press("Name");
        person.sees("What shall it be called?").say("BUY 65000 1h").sees("An order in one line is");
        person.say("/wallets").sees("Your addresses");
        assertThat(person.button("BUY")).isEmpty();
    }

    private Talk at(String way) {
        String[] presses = way.split("\\|");
        Talk person = english().say("/start").sees("TRON energy desk");
        person.say(presses[0]);
        return presses.length == 1 ? person : person.press(presses[1]);
    }
}
