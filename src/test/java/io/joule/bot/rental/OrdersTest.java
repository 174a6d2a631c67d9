package io.joule.bot.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.bot.Shop;
import io.joule.order.OrderStatus;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.ShortRentals;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the customer has ordered, and what is told about it. */
@QuarkusTest
@TestProfile(ShortRentals.class)
class OrdersTest extends Shop {

    @Test
    void theListIsTurnedPageByPageAndShowsReceipts() {
        Talk person = with(100, english());
        person.say("/orders").sees("not ordered anything yet");
        for (int i = 0; i < 8; i++) {
            buy(person, Integer.toString(2000 + i));
        }
        person.press("My orders").sees("Newest first");
        assertThat(person.button("2\u00a0007")).isPresent();
        assertThat(person.button("2\u00a0001")).isEmpty();
        person.press("Older")
                .press("2\u00a0000")
                .sees("Delegated in")
                .sees("0.09")
                .sees("Arrived");
        person.press("My orders")
                .press("Older")
                .press("Newer")
                .press("2\u00a0007")
                .sees("2\u00a0007");
        person.press("Again").sees("Your quote").sees("2\u00a0007");
    }

    @Test
    void anOrderThatWaitsCanBeCalledOff() {
        Talk person = with(10, chinese());
        whileSoldOut(() -> {
            person.say("BUY 65000 1h " + RECEIVER).press("购买").press("确认下单").sees("正在寻找能量");
            assertThat(available(person).micros()).isEqualTo(7_075_000);
            person.press("取消订单").sees("已取消，款项已退回余额");
        });
        assertThat(available(person).micros()).isEqualTo(10_000_000);
        assertThat(ordersOf(person).get(0).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void anOrderThatFailsIsToldWithTheMoneyBack() {
        Talk person = with(10, english());
        whileSoldOut(() -> {
            person.say("BUY 65000 1h " + RECEIVER).press("Buy").press("Confirm").sees("Looking for energy");
            expireOrdersOf(person);
            person.sees("2.925\u00a0TRX is back on your balance").sees("No energy was free");
        });
        assertThat(available(person).micros()).isEqualTo(10_000_000);
        long told = person.card().path("id").asLong();
        person.press("The order");
        // The card that stood above the message goes with it: the new one is below.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> person.cards() == 1 && person.card().path("id").asLong() > told);
        person.sees("could not be delivered; the money is back on your balance");
        person.press("Again").sees("Your quote");
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
