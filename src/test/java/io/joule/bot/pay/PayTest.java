package io.joule.bot.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.joule.base.Refusal;
import io.joule.bot.Shop;
import io.joule.bot.card.Language;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.rental.Rental;
import io.joule.money.Money;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.ShortRentals;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One person pays for another. */
@QuarkusTest
@TestProfile(ShortRentals.class)
class PayTest extends Shop {

    private static final Pattern LINK = Pattern.compile("start=(pay_[A-Za-z0-9_-]+)");

    @Inject
    PayLinks links;

    @Test
    void fromOnesOwnBalanceForAnyAddress() {
        Talk person = with(10, english());
        person.say("/start").press("Pay for another").sees("any address").press("Pay for an address");
        person.sees("paste one")
                .say(RECEIVER)
                .sees(RECEIVER)
                .press("Buy")
                .press("Confirm")
                .sees("The energy is there");
    }

    @Test
    void aFriendPaysALinkAndWhoAskedIsTold() {
        Talk asks = english();
        String link = link(asks);
        Talk friend = with(10, chinese());
        friend.say("/start " + link)
                .sees("有人请您代付")
                .sees(RECEIVER)
                .press("支付 2.925")
                .sees("能量已到账");
        assertThat(available(friend).micros()).isEqualTo(10_000_000 - 2_925_000);
        asks.sees("Your friend has paid")
                .press("Follow it")
                .sees("This link is paid")
                .sees("Delegated in");
        await(() -> asks.cards() == 1);
        with(10, english()).say("/start " + link).sees("Somebody has paid this already");
        friend.say("/start " + link).sees("该链接已支付");
    }

    @Test
    void aLinkPaysOnceHoweverManyPress() {
        String link = link(english());
        Talk one = with(10, english()).say("/start " + link).sees("asks you to pay");
        Talk other = with(10, english()).say("/start " + link).sees("asks you to pay");
        String pay = one.button("Pay 2.925").orElseThrow();
        long card = one.card().path("id").asLong();
        one.forge(card, pay).forge(card, pay);
        other.press("Pay 2.925");
        one.isAnswered();
        other.isAnswered();
        await(() -> ordersOf(one).size() + ordersOf(other).size() == 1);
        assertThat(number("select count(*) from pay_link where order_id is not null and code = '" + code(link) + "'"))
                .isOne();
        Talk late = ordersOf(one).isEmpty() ? one : other;
        late.sees("paid this already");
        assertThat(available(late).micros()).isEqualTo(10_000_000);
    }

    @Test
    void theSameUpdateAgainAfterACrashIsTheSameOrder() {
        String code = code(link(english()));
        PayLink link = OnEventLoop.run(() -> links.find(code)).orElseThrow();
        Talk friend = with(10, english()).say("/start");
        Money cost = Money.trx(2_925_000);
        var first = OnEventLoop.run(() -> links.pay(link, cost, friend.id()));
        var again = OnEventLoop.run(() -> links.pay(link, cost, friend.id()));
        assertThat(again.order().id()).isEqualTo(first.order().id());
        assertThat(available(friend).micros()).isEqualTo(10_000_000 - 2_925_000);
        Talk third = with(10, english());
        assertThatThrownBy(() -> OnEventLoop.run(() -> links.pay(link, cost, third.id())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("paid already");
        assertThat(available(third).micros()).isEqualTo(10_000_000);
    }

    @Test
    void aLinkThatIsOverOrWithdrawnOrNoneSaysSo() {
        Talk asks = english();
        String link = link(asks);
        asks.press("Withdraw").sees("withdrawn");
        Talk friend = with(10, english());
        friend.say("/start " + link).sees("withdrawn");
        String other = link(asks);
        friend.say("/start " + other).sees("asks you to pay");
        execute("update pay_link set created_at = now() - interval '2 days', expires_at = now() - interval '1 day'"
                + " where code = '" + code(other) + "'");
        friend.press("Pay 2.925").seesToast("paid already, or over").sees("has run out");
        friend.say("/start pay_nonsense").sees("no such link");
        assertThat(ordersOf(friend)).isEmpty();
    }

    @Test
    void whoCannotPayMayAskAFriendInstead() {
        Talk person = english();
        person.say("BUY 65000 1h " + RECEIVER).press("Buy").sees("You lack").press("Let a friend pay");
        person.sees("A friend pays for this");
        Talk poor = english();
        poor.say("/start " + payload(person)).sees("You lack 2.925");
        assertThat(poor.button("Top up")).isPresent();
    }

    @Test
    void whatAFriendPaidForAndFailsIsToldToBoth() {
        Talk asks = english().say("/payfor");
        asks.press("Ask a friend")
                .say(RECEIVER)
                .sees(RECEIVER)
                .press("Make the link")
                .sees("A friend pays");
        String link = payload(asks);
        Talk friend = with(1000, english()).say("/start " + link).sees("asks you to pay");
        whileSoldOut(() -> {
            friend.press("Pay 2.925").sees("Looking for energy");
            expireOrdersOf(friend);
            friend.sees("is back");
        });
        asks.sees("could not be delivered")
                .press("Follow it")
                .sees("This link was paid, but it could not be delivered");
        asks.sees("back on the balance of who paid");
        assertThat(asks.text()).doesNotContain("✅");
        english().say("/start " + link).sees("Nothing came of this link");
    }

    @Test
    void whatAFriendPaidForAndCalledOffIsToldToWhoAsked() {
        Talk asks = english();
        String link = link(asks);
        Talk friend = with(1000, chinese()).say("/start " + link).sees("有人请您代付");
        whileSoldOut(() -> {
            friend.press("支付 2.925").sees("正在寻找能量");
            friend.press("取消订单").sees("已取消");
        });
        asks.sees("Your friend has called it off");
        friend.say("/start " + link).sees("已付款，之后被取消").sees("款项已退回余额");
        chinese().say("/start " + link).sees("未能完成");
    }

    @Test
    void nobodyHasMoreOpenLinksThanAgreedNotEvenTwoRequestsAtOnce() {
        Talk asks = chinese();
        asks.say("/start").sees("能量闪租");
        List<Uni<Step>> requests = IntStream.range(0, 25)
                .mapToObj(i -> links.ask(
                        Rental.of(65_000, "1h", RECEIVER),
                        new Visit(asks.id(), Language.ZH, "test:" + asks.id() + i, "b")))
                .toList();
        assertThat(OnEventLoop.run(
                        () -> Uni.join().all(requests).usingConcurrencyOf(8).andFailFast()))
                .filteredOn(Step::alert)
                .hasSize(5);
        String open = "select count(*) from pay_link where requester = " + asks.id() + " and withdrawn_at is null";
        assertThat(number(open)).isEqualTo(20);
        asks.say("/payfor").press("请朋友代付").say(RECEIVER).sees(RECEIVER).press("生成链接");
        // As a toast, or on the card where the press had to be answered before this was known.
        await(() -> (asks.text() + asks.state().path("toast").asText()).contains("您已有 20 个未支付的链接"));
        execute("update pay_link set withdrawn_at = now() where code = (select code from pay_link where requester = "
                + asks.id() + " limit 1)");
        asks.say("/payfor")
                .press("请朋友代付")
                .say(RECEIVER)
                .sees(RECEIVER)
                .press("生成链接")
                .sees("朋友代付");
        assertThat(number(open)).isEqualTo(20);
    }

    @Test
    void whoAskedFindsTheOpenLinksAgainAndWithdrawsOne() {
        Talk asks = english().say("/payfor").sees("Pay for another");
        assertThat(asks.text()).doesNotContain("Open links");
        String link = link(asks);
        asks.say("/payfor").sees("Open links").sees("65\u00a0000 energy for 1 hour");
        asks.sees("2.925\u00a0TRX")
                .press("🔗 1 ·")
                .sees("A friend pays for this")
                .sees(link);
        asks.press("Withdraw").sees("withdrawn").press("Pay for another").sees("Pay for another");
        await(() -> asks.text().contains("any address") && !asks.text().contains("Open links"));
        assertThat(asks.button("🔗 1 ·")).isEmpty();
    }

    @Test
    void theOpenLinksAreOnesOwnAndOneThatIsPaidLeavesThemByItself() {
        Talk asks = chinese().say("/start").sees("能量闪租");
        List<String> codes = IntStream.range(0, 9)
                .mapToObj(i -> OnEventLoop.run(() -> links.ask(
                        Rental.of(65_000, "1h", RECEIVER),
                        new Visit(asks.id(), Language.ZH, "test:" + asks.id() + i, "b"))))
                .map(step -> ((PayScreen.Opened) step.state()).code())
                .toList();
        asks.say("/payfor").sees("待付款的链接（9）").sees("65\u00a0000 能量，1 小时，2.925\u00a0TRX，有效期至");
        asks.press("1/2")
                .sees("9. ")
                .press("🔗 9 ·")
                .sees(codes.get(0))
                .press("代付")
                .sees("待付款的链接（9）");
        Talk friend = with(10, english()).say("/payfor").sees("any address");
        assertThat(friend.text()).doesNotContain("Open links");
        friend.say("/start pay_" + codes.get(8))
                .sees("asks you to pay")
                .press("Pay 2.925")
                .sees("The energy is there");
        asks.say("/payfor").sees("待付款的链接（8）");
        friend.say("/start pay_" + codes.get(7))
                .sees("asks you to pay")
                .press("Pay 2.925")
                .sees("The energy is there");
        await(() ->
                asks.messages().stream().anyMatch(m -> m.path("text").asText().contains("待付款的链接（7）")));
    }

    private String link(Talk asks) {
        asks.say("/payfor").press("Ask a friend").say(RECEIVER).sees(RECEIVER).press("Make the link");
        return payload(asks.sees("A friend pays for this"));
    }

    private static String payload(Talk asks) {
        Matcher found = LINK.matcher(asks.text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String code(String payload) {
        return payload.substring(PayLink.PREFIX.length());
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(condition);
    }
}
