package io.joule.bot.rental;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.money.Money;
import io.joule.order.OrderFilter;
import io.joule.order.OrderService;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.TelegramSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Flash rental, as a customer goes through it. */
@QuarkusTest
@TestProfile(TelegramSandbox.class)
class RentalTest {

    private static final String RECEIVER =
            DemoNetwork.find("customer-1").orElseThrow().address().toString();

    @Inject
    SandboxTelegram sandbox;

    @Inject
    Sql sql;

    @Inject
    Customers customers;

    @Inject
    Ledger ledger;

    @Inject
    OrderService orders;

    @Test
    void fromTheMenuToTheEnergy() {
        Talk person = Talk.stranger(sandbox, "en");
        give(person, 10);
        person.say("/start").press("Flash rental").sees("not chosen yet");
        person.press("Buy").seesToast("Choose a receiver first").sees("paste one");
        person.say(RECEIVER).sees("BUY 65000 1h " + RECEIVER).sees("1 USDT transfer to who holds USDT");
        person.press("1 day").sees("BUY 65000 1d").press("1 hour").sees("BUY 65000 1h");
        person.press("Buy").sees("Your quote").sees("2.925");
        String confirm = person.button("Confirm").orElseThrow();
        long card = person.card().path("id").asLong();
        person.forge(card, confirm).forge(card, confirm);
        person.sees("The energy is there").sees("Delegated in");
        assertThat(ordersOf(person)).isEqualTo(1);
        assertThat(person.cards()).isEqualTo(1);
    }

    @Test
    void anOrderInOneLineOfTextInChinese() {
        Talk person = Talk.stranger(sandbox, "zh-hans");
        give(person, 10);
        person.say("/start")
                .sees("能量闪租")
                .say("buy 131000 1d " + RECEIVER)
                .sees("1 天")
                .sees("131");
        person.press("购买").sees("报价").press("确认下单").sees("能量已到账");
    }

    @Test
    void otherAmountsAndWrongInputs() {
        Talk person = Talk.stranger(sandbox, "en").say("/rent").sees("Flash rental");
        person.press("Other amount").sees("Write a number").say("12").sees("no amount from");
        person.say("200 000").sees("200");
        person.press("Choose the receiver")
                .sees("paste one")
                .say(RECEIVER.replace('T', 'X'))
                .sees("not a TRON address");
        person.press("Back").sees("Flash rental");
    }

    @Test
    void whoCannotPayIsToldHowMuchIsMissing() {
        Talk person =
                Talk.stranger(sandbox, "en").say("BUY 65000 1h " + RECEIVER).sees("BUY 65000");
        person.press("Buy").sees("You lack 2.925");
        assertThat(person.button("Confirm")).isEmpty();
    }

    private void give(Talk person, long trx) {
        OnEventLoop.run(() -> sql.transaction(tx -> customers
                .ensure(tx, person.id())
                .chain(() -> ledger.deposit(
                        tx, person.id(), Money.trx(trx * 1_000_000), "test:" + person.id(), "for a test"))));
    }

    private int ordersOf(Talk person) {
        OrderFilter filter = new OrderFilter(OptionalLong.of(person.id()), Optional.empty(), Optional.empty());
        return OnEventLoop.run(() -> orders.list(filter, 10)).orders().size();
    }
}
