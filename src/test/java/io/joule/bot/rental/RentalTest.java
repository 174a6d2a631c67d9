package io.joule.bot.rental;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.bot.Shop;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.ShortRentals;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flash rental, as a customer goes through it. */
@QuarkusTest
@TestProfile(ShortRentals.class)
class RentalTest extends Shop {

    @Test
    void fromTheMenuToTheEnergy() {
        Talk person = with(10, english());
        person.say("/start").press("Flash rental").sees("not chosen yet");
        person.press("Buy").seesToast("Choose a receiver first").sees("paste one");
        person.say(RECEIVER).sees("BUY 65000 1h " + RECEIVER).sees("1 USDT transfer to a USDT holder");
        person.sees("Without energy it would burn").sees("You save: 3.575").sees("bandwidth");
        person.press("1 day").sees("BUY 65000 1d").press("1 hour").sees("BUY 65000 1h");
        assertThat(person.button("🔸 1 hour")).isPresent();
        assertThat(person.button("🔹 65")).isPresent();
        person.press("Buy").sees("Your quote").sees("2.925");
        String confirm = person.button("Confirm").orElseThrow();
        long card = person.card().path("id").asLong();
        person.forge(card, confirm).forge(card, confirm);
        person.sees("The energy is there").sees("Delegated in").sees("Active until");
        assertThat(ordersOf(person)).hasSize(1);
        assertThat(person.cards()).isEqualTo(1);
        assertThat(available(person).micros()).isEqualTo(10_000_000 - 2_925_000);
    }

    @Test
    void anOrderInOneLineOfTextInChinese() {
        Talk person = with(10, chinese());
        person.say("/start")
                .sees("能量闪租")
                .say("buy 131000 1d " + RECEIVER)
                .sees("1 天")
                .sees("131");
        person.press("购买").sees("报价").press("确认下单").sees("能量已到账").sees("有效期至");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BUY                  | An order in one line is: BUY 65000 1h T",
                "buy 65000 1h         | An order in one line is: BUY 65000 1h T",
                "/rent 65000          | An order in one line is: BUY 65000 1h T",
                "BUY 12 1h %s         | no amount from",
                "BUY many 1h %s       | no amount from",
                "BUY 65000.5 1h %s    | whole number",
                "BUY 65.000,0 1h %s   | whole number",
                "/rent 65000.5 1h %s  | whole number",
                "BUY -5 1h %s         | whole number",
                "BUY 65000 1h %s now  | An order in one line is: BUY 65000 1h T",
                "BUY 65000 2h %s      | not sold. There are: 1h, 1d, 12s",
                "BUY 65000 1h %sx     | it has 34 characters",
                "BUY 65000 1h T0OIl   | never 0, O, I or l",
                "BUY 65000 1h TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6s | the checksum does not match",
                "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6s              | the checksum does not match",
            })
    void aBadOrderInOneLineIsToldWhatIsWrong(String text, String said) {
        english()
                .say("/start")
                .sees("energy desk")
                .say(text.formatted(RECEIVER))
                .sees(said);
    }

    @Test
    void aBadOrderNeverTurnsIntoOneForAnotherAddress() {
        Talk person = with(10, english());
        person.say("/start").say(RECEIVER).sees(RECEIVER);
        person.say("BUY 65000 1h TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6s").sees("not chosen yet");
        assertThat(person.button("Buy")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BUY 65000 1h     | An order in one line is",
                "BUY 12 1h Txxxx  | no amount from",
                "BUY 65000 2h Tx  | not sold",
            })
    void aBadOrderNeverTurnsIntoOneForASavedAddress(String text, String said) {
        Talk person =
                with(10, english()).say("/wallets").press("Add").say(RECEIVER).sees("saved");
        person.say(text).sees(said).sees("not chosen yet");
        assertThat(person.button("Buy")).isEmpty();
        person.press("1 day")
                .sees("Duration: 1 day")
                .press("131")
                .sees("Energy: 131")
                .sees("not chosen yet");
        assertThat(person.button("Buy")).isEmpty();
        person.press("Choose the receiver").sees("paste one").say(RECEIVER).sees("BUY 131000 1d " + RECEIVER);
        assertThat(person.button("Buy")).isPresent();
    }

    @Test
    void whatIsWrongWithAnOrderIsMendedBeforeItIsSold() {
        Talk person = with(10, english()).say("BUY 65000.5 1h " + RECEIVER).sees("whole number");
        assertThat(person.button("Buy")).isEmpty();
        person.press("1 day")
                .sees("Duration: 1 day")
                .sees("whole number")
                .press("131")
                .sees("BUY 131000 1d " + RECEIVER);
        assertThat(person.button("Buy")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BUY 65 000 1h %s         | BUY 65000 1h",
                "BUY 131,000 1d %s        | BUY 131000 1d",
                "BUY 131.000 1d %s        | BUY 131000 1d",
                "buy 65000 1天 %s         | BUY 65000 1d",
                "购买　６５０００　1小时　%s | BUY 65000 1h",
            })
    void anOrderIsReadAsItIsMeant(String text, String read) {
        english().say(text.formatted(RECEIVER)).sees(read + " " + RECEIVER);
    }

    @Test
    void otherAmountsAndWrongInputs() {
        Talk person = english().say("/rent").sees("Flash rental");
        person.press("Other amount").sees("Write a number").say("12").sees("no amount from");
        person.say("65000.5").sees("whole number").say("65.000,0").sees("whole number");
        person.say("200 000").sees("3 USDT transfers");
        person.press("Choose the receiver")
                .sees("paste one")
                .say(RECEIVER.replace('T', 'X'))
                .sees("no TRON address");
        person.press("Back").sees("Flash rental");
    }

    @Test
    void whoCannotPayIsToldHowMuchIsMissing() {
        Talk person = english().say("BUY 65000 1h " + RECEIVER).sees("BUY 65000");
        person.press("Buy").sees("You lack 2.925");
        assertThat(person.button("Confirm")).isEmpty();
        assertThat(person.button("Top up")).isPresent();
    }

    @Test
    void anOldButtonOfAQuoteBuysNothing() {
        Talk person = with(10, english());
        person.say("BUY 65000 1h " + RECEIVER).press("Buy").sees("Your quote");
        String confirm = person.button("Confirm").orElseThrow();
        long card = person.card().path("id").asLong();
        person.press("Back").sees("Flash rental").forge(card, confirm).seesToast("out of date");
        assertThat(ordersOf(person)).isEmpty();
    }

    @Test
    void aQuoteThatHasRunOutIsMadeAnew() {
        Talk person = with(10, english());
        person.say("BUY 65000 1h " + RECEIVER).press("Buy").sees("Your quote");
        execute("update conversation set refresh_at = now(), state = regexp_replace(state, '\"until_ms\":[0-9]+',"
                + " '\"until_ms\":1') where user_id = " + person.id());
        person.sees("has run out")
                .press("New quote")
                .sees("2.925")
                .press("Confirm")
                .sees("The energy is there");
        assertThat(ordersOf(person)).hasSize(1);
    }
}
