package io.joule.bot.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.audit.Actor;
import io.joule.bot.Shop;
import io.joule.prepaid.GiveBack;
import io.joule.prepaid.PrepaidService;
import io.joule.prepaid.TransferPackage;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.TelegramSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order that was a use of a package is none that was paid from the balance, wherever it is told of. */
@QuarkusTest
@TestProfile(TelegramSandbox.class)
class UsesAsOrdersTest extends Shop {

    @Inject
    PrepaidService prepaid;

    @Inject
    GiveBack giveBack;

    @Test
    void aUseIsRepeatedAsAUseWhileThereAreAny() {
        Talk person = owner(english());
        long balance = available(person).micros();
        use(person, "Use it now").sees("The energy is there").sees("1 use of your package");
        person.press("Again")
                .sees("Use a prepaid transfer")
                .sees(RECEIVER)
                .press("Use it now")
                .sees("The energy is there");
        assertThat(available(person).micros()).isEqualTo(balance);
        assertThat(only(person).used()).isEqualTo(2);
        UUID bought = only(person).id();
        long card = person.card().path("id").asLong();
        String again = person.button("Again").orElseThrow();
        OnEventLoop.run(() -> giveBack.giveBack(bought, Actor.SYSTEM));
        person.sees("8 transfers of your package").forge(card, again);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> person.messages().stream()
                        .anyMatch(one -> one.path("text").asText().contains("Your quote")));
    }

    @Test
    void aUseThatFailsIsBackInThePackageAndTriedAgainFromThere() {
        Talk person = owner(english());
        long balance = available(person).micros();
        whileSoldOut(() -> {
            use(person, "Use it now").sees("One use of your package is set aside");
            expireOrdersOf(person);
            person.sees("The use is back in your package").sees("No energy was free");
        });
        assertThat(only(person).left()).isEqualTo(10);
        person.press("Try again").sees("Use a prepaid transfer").sees(RECEIVER);
        person.say("/start order_" + ordersOf(person).get(0).id())
                .sees("could not be delivered; the use is back in your package")
                .sees("1 use of your package");
        person.press("My orders").sees("Newest first");
        assertThat(person.button("📦 1 use")).isPresent();
        assertThat(available(person).micros()).isEqualTo(balance);
    }

    @Test
    void aUseThatIsCalledOffIsBackInThePackageInChinese() {
        Talk person = owner(chinese());
        whileSoldOut(() -> {
            use(person, "立即使用").sees("已预扣套餐 1 笔").press("取消订单").sees("已取消，该笔已退回套餐");
        });
        person.sees("套餐 1 笔").press("我的订单").sees("最新");
        assertThat(person.button("📦 1 笔")).isPresent();
    }

    private Talk owner(Talk person) {
        with(100, person);
        TransferPackage bought = OnEventLoop.run(() ->
                prepaid.buy(person.id(), 10, 65_000, prepaid.offers().get(0).total(), "test"));
        assertThat(bought.left()).isEqualTo(10);
        return person;
    }

    private Talk use(Talk person, String label) {
        return person.say("/use " + RECEIVER).sees(RECEIVER).press(label);
    }

    private TransferPackage only(Talk person) {
        List<TransferPackage> owned = OnEventLoop.run(() -> prepaid.list(person.id()));
        assertThat(owned).hasSize(1);
        return owned.get(0);
    }
}
