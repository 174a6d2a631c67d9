package io.joule.bot.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.joule.bot.Shop;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.ShortRentals;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A customer is reminded once that a rental ends. */
@QuarkusTest
@TestProfile(ShortRentals.class)
class ReminderTest extends Shop {

    @Inject
    ReminderSql reminders;

    @Test
    void aRentalThatEndsIsToldOnceAndCanBeRentedAgain() {
        Talk person = with(10, english());
        person.say("BUY 2000 12s " + RECEIVER).press("Buy").press("Confirm").sees("ends at");
        assertThat(person.cards()).isEqualTo(2);
        person.press("Rent again").sees("Your quote").sees("2\u00a0000");
        await().atMost(Duration.ofSeconds(60)).until(() -> person.cards() == 1);
        person.press("Confirm").sees("The energy is there");
        assertThat(ordersOf(person)).hasSize(2);
    }

    @Test
    void inChineseAsWellAndTheCardFollowsToTheEnd() {
        Talk person = with(10, chinese());
        person.say("BUY 2000 12s " + RECEIVER).press("购买").press("确认下单").sees("到期");
        person.press("再租一次").sees("报价");
        person.say("/start order_" + ordersOf(person).get(0).id()).sees("能量已收回").sees("收回交易");
    }

    @Test
    void whoAskedAFriendToPayIsRemindedAsWellAsWhoPaidEachOnce() {
        Talk asks = english().say("BUY 2000 12s " + RECEIVER);
        asks.press("Buy").sees("You lack").press("Let a friend pay").sees("A friend pays for this");
        Matcher link = Pattern.compile("start=(pay_[A-Za-z0-9_-]+)").matcher(asks.text());
        assertThat(link.find()).isTrue();
        Talk friend = with(10, chinese()).say("/start " + link.group(1)).sees("有人请您代付");
        friend.press("支付").sees("到期").press("再租一次").sees("报价");
        asks.sees("⏰").press("The order").sees("This link is paid").sees("the energy is back home");
        assertThat(asks.messages()).noneMatch(one -> one.path("text").asText().contains("⏰"));
    }

    @Test
    void aReminderThatCouldNotBeSentIsStillDue() {
        Talk person = with(10, english());
        person.say("BUY 2000 1d " + RECEIVER).press("Buy").press("Confirm").sees("The energy is there");
        String row = "select count(*) from rental_reminder where order_id = '"
                + ordersOf(person).get(0).id() + "'";
        assertThat(number(row)).isOne();
        UUID order = ordersOf(person).get(0).id();
        Instant inTwoDays = Instant.now().plus(Duration.ofDays(2));
        assertThatThrownBy(() -> OnEventLoop.run(() -> sql.transaction(tx -> reminders
                        .take(tx, inTwoDays, 100)
                        .invoke(taken -> assertThat(taken).contains(order))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("crashed"))))))
                .hasMessageContaining("crashed");
        assertThat(number(row)).isOne();
    }

    @Test
    void aShortRentalIsToldAtItsLastSixth() {
        assertThat(OrderNews.before(Duration.ofMinutes(30), Duration.ofMinutes(10)))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(OrderNews.before(Duration.ofDays(3), Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(10));
    }
}
