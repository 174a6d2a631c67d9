package io.joule.bot.rental;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.bot.Shop;
import io.joule.bot.card.Show;
import io.joule.customer.AddressBook;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.ShortRentals;
import io.joule.tron.TronAddress;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For whom a rental is: never guessed, chosen from the whole book, and none of the desk's own. */
@QuarkusTest
@TestProfile(ShortRentals.class)
class ReceiverChoiceTest extends Shop {

    @Inject
    AddressBook book;

    @Test
    void withoutADefaultTheReceiverIsAskedFor() {
        Talk person = with(10, english());
        List<TronAddress> saved = save(person, 3);
        person.say("/rent").sees(saved.get(0).toString());
        deleteDefault(person);
        person.say("/start").say("/rent").sees("not chosen yet");
        person.press("Buy").seesToast("Choose a receiver first").sees("paste one");
        person.press(Show.address(saved.get(1))).sees("BUY 65000 1h " + saved.get(1));
    }

    @Test
    void withoutADefaultAFriendIsNotAskedForAGuessedAddress() {
        Talk person = chinese();
        List<TronAddress> saved = save(person, 3);
        deleteDefault(person);
        person.say("/payfor").press("请朋友代付").sees("尚未选择");
        person.press("生成链接").seesToast("请先选择接收地址");
        person.press(Show.address(saved.get(2))).sees(saved.get(2).toString());
        person.press("生成链接").sees("朋友代付");
    }

    @Test
    void theWholeBookIsThereTheDefaultFirst() {
        Talk person = english();
        List<TronAddress> saved = save(person, 10);
        person.say("/rent").press("Other receiver").sees("paste one");
        assertThat(person.button("⭐ " + Show.address(saved.get(0)))).isPresent();
        assertThat(person.button(Show.address(saved.get(1)))).isEmpty();
        person.press("1/2");
        person.press(Show.address(saved.get(1))).sees("BUY 65000 1h " + saved.get(1));
    }

    @ParameterizedTest
    @MethodSource("own")
    void theDesksOwnAddressesGetNoQuoteAndNoLink(TronAddress own) {
        Talk person = with(10, english());
        person.say("BUY 65000 1h " + own).sees("BUY 65000").press("Buy").seesToast("one of our own");
        assertThat(person.button("Confirm")).isEmpty();
        Talk asks = chinese();
        asks.say("/payfor").press("请朋友代付").say(own.toString()).sees(own.toString());
        asks.press("生成链接").seesToast("我们自己的地址");
        assertThat(number("select count(*) from pay_link where requester = " + asks.id()))
                .isZero();
    }

    static Stream<TronAddress> own() {
        return Stream.of(DemoNetwork.suppliers().get(2), DemoNetwork.DEPOSIT, DemoNetwork.PAYOUT)
                .map(DemoAccount::address);
    }

    /** In the order in which they were saved. */
    private List<TronAddress> save(Talk person, int count) {
        List<TronAddress> all = IntStream.rangeClosed(1, count)
                .mapToObj(i -> DemoAccount.named("customer-" + i).address())
                .toList();
        all.forEach(one -> OnEventLoop.run(() -> book.add(person.id(), one)));
        return all;
    }

    private void deleteDefault(Talk person) {
        OnEventLoop.run(() -> book.preferred(person.id())
                .chain(found -> book.delete(person.id(), found.orElseThrow().id())));
    }
}
