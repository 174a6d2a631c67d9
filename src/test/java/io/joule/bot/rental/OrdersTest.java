package io.joule.bot.rental;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.bot.Shop;
import io.joule.order.OrderStatus;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.ShortRentals;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** What the customer has ordered, and what is told about it. */
@QuarkusTest
@TestProfile(ShortRentals.class)
class OrdersTest extends Shop {

    /** More than all demo wallets can ever delegate at once. */
    private static final String TOO_MUCH = "10000000";

    @Test
    void theListIsTurnedPageByPageAndShowsReceipts() {
        Talk person = with(100, english());
        person.say("/orders").sees("not ordered anything yet");
        for (int i = 0; i < 8; i++) {
            buy(person, Integer.toString(2000 + i));
        }
        person.press("My orders").sees("Newest first");
        assertThat(person.button("2 007")).isPresent();
        assertThat(person.button("2 001")).isEmpty();
        person.press("Older").press("2 000").sees("Delegated in").sees("0.09").sees("Arrived");
        person.press("My orders").press("Older").press("Newer").press("2 007").sees("2 007");
        person.press("Again").sees("Your quote").sees("2 007");
    }

    @Test
    void anOrderThatWaitsCanBeCalledOff() {
        Talk person = with(1000, chinese());
        person.say("BUY " + TOO_MUCH + " 1h " + RECEIVER)
                .press("购买")
                .press("确认下单")
                .sees("正在寻找能量");
        assertThat(available(person).micros()).isEqualTo(550_000_000);
        person.press("取消订单").sees("已取消");
        assertThat(available(person).micros()).isEqualTo(1_000_000_000);
        assertThat(ordersOf(person).get(0).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void anOrderThatFailsIsToldWithTheMoneyBack() {
        Talk person = with(1000, english());
        person.say("BUY " + TOO_MUCH + " 1h " + RECEIVER)
                .press("Buy")
                .press("Confirm")
                .sees("Looking for energy");
        execute("update energy_order set expires_at = now(), next_attempt_at = now() where customer_id = "
                + person.id());
        person.sees("450\u00a0TRX is back on your balance").sees("No energy was free");
        assertThat(available(person).micros()).isEqualTo(1_000_000_000);
        person.press("The order").sees("could not be delivered");
        assertThat(person.cards()).isEqualTo(1);
    }

    @Test
    void aLinkToAnOrderOpensItForItsOwnerOnly() {
        Talk person = with(10, english());
        buy(person, "2000");
        String link = "/start order_" + ordersOf(person).get(0).id();
        person.say("/start").sees("energy desk").say(link).sees("Delegated in");
        english().say(link).sees("There is no such order").sees("energy desk");
        english().say("/start order_nonsense").sees("There is no such order");
        english().say("/start again_" + ordersOf(person).get(0).id()).sees("There is no such order");
    }

    private void buy(Talk person, String energy) {
        person.say("BUY " + energy + " 1h " + RECEIVER)
                .press("Buy")
                .press("Confirm")
                .sees("The energy is there");
    }
}
