package io.joule.bot.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.audit.Actor;
import io.joule.base.Sql;
import io.joule.bot.card.Show;
import io.joule.customer.AddressBook;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.prepaid.GiveBack;
import io.joule.prepaid.PrepaidService;
import io.joule.prepaid.TransferPackage;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.TelegramSandbox;
import io.joule.tron.TronAddress;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages as people buy and use them. */
@QuarkusTest
@TestProfile(TelegramSandbox.class)
class PackagesTest {

    private static final TronAddress HOME =
            DemoNetwork.find("customer-2").orElseThrow().address();

    @Inject
    SandboxTelegram sandbox;

    @Inject
    PrepaidService prepaid;

    @Inject
    GiveBack giveBack;

    @Inject
    AddressBook book;

    @Inject
    Ledger ledger;

    @Inject
    Customers customers;

    @Inject
    Sql sql;

    @Test
    void aPackageIsBoughtAndUsedForTheDefaultAddress() {
        Talk person = rich("en");
        OnEventLoop.run(() -> book.add(person.id(), HOME));
        person.say("/start").press("Packages").sees("none yet").press("10 × 65").sees("Buy this package?");
        person.sees("29.25")
                .press("Buy")
                .sees("10 of 10 transfers")
                .press("Use one of")
                .sees(HOME.toString());
        person.press("Use it now").sees("Order").sees("The energy is there");
        person.say("/packages").sees("9 of 10 transfers").press("Uses (1/10)").sees("Uses of this package");
        person.say("/use " + HOME.toString().substring(0, 33) + "A").sees("not a TRON address");
        assertThat(person.button("Use it now"))
                .as("no other address is guessed")
                .isEmpty();
        assertThat(OnEventLoop.run(() -> prepaid.list(person.id())))
                .singleElement()
                .matches(one -> one.left() == 9);
    }

    @Test
    void useWorksForAnotherAddressAndSaysWhatIsWrong() {
        Talk person = rich("en").say("/use").sees("There is no transfer left").press("Packages");
        person.sees("none yet")
                .press("10 × 131")
                .sees("Buy this package?")
                .press("Buy")
                .sees("10 of 10");
        person.say("/use").sees("Write an address").say("T123").sees("not a TRON address");
        person.say(DemoNetwork.USDT.address().toString()).sees("Receiver: ");
        person.press("Use it now").seesToast("smart contract");
        person.say("/use " + HOME).sees(HOME.toString()).press("Use it now").sees("The energy is there");
    }

    @Test
    void thePackageInUseIsTheFirstWhoseUsesAreShown() {
        Talk person = rich("en");
        for (String key : new String[] {"a", "b", "c"}) {
            buy(person, key);
        }
        person.say("/use " + HOME).sees(HOME.toString()).press("Use it now").sees("The energy is there");
        person.say("/packages").sees("9 of 10 transfers");
        assertThat(person.button("Uses (1/10)")).isPresent();
        assertThat(person.text().indexOf("9 of 10")).isLessThan(person.text().indexOf("10 of 10"));
    }

    @Test
    void whatWasGivenBackIsSaidAmongTheUses() {
        Talk person = rich("en");
        TransferPackage bought = buy(person, "given back");
        OnEventLoop.run(() -> giveBack.giveBack(bought.id(), Actor.SYSTEM));
        person.say("/packages").sees("none yet").press("Uses").sees("0 of 10 transfers");
        person.sees("10 were given back to your balance");
        assertThat(person.text()).doesNotContain("not used yet");
    }

    @Test
    void whoseUsesAreGivenBackIsToldOnceHowManyAndHowMuch() {
        Talk english = rich("en").say("/packages").sees("none yet");
        TransferPackage bought = buy(english, "told");
        OnEventLoop.run(() -> giveBack.giveBack(bought.id(), Actor.SYSTEM));
        OnEventLoop.run(() -> giveBack.giveBack(bought.id(), Actor.SYSTEM));
        english.sees("10 transfers of your package with 65\u00a0000 energy were given back");
        english.sees("29.25\u00a0TRX is on your balance").press("Packages").sees("none yet");
        assertThat(english.messages())
                .noneMatch(one -> one.path("text").asText().contains("given back"));
        Talk chinese = rich("zh-hans").say("/packages").sees("暂无");
        TransferPackage other = buy(chinese, "told");
        OnEventLoop.run(() -> giveBack.giveBack(other.id(), Actor.SYSTEM));
        chinese.sees("您的套餐（每笔 65\u00a0000 能量）剩余 10 笔已退回").sees("29.25\u00a0TRX 已退回余额");
    }

    @Test
    void whatIsSavedIsWhatThePricesSay() {
        Talk person = rich("en").say("/packages").sees("none yet").press("50 × 65");
        person.sees("You save: 6%");
    }

    @Test
    void withoutADefaultItIsAskedForWhomAndNoneIsGuessed() {
        Talk person = rich("en");
        person.say("/packages")
                .press("10 × 65")
                .sees("Buy this package?")
                .press("Buy")
                .sees("10 of 10");
        Stream.of("customer-1", "customer-2", "customer-3")
                .map(name -> DemoNetwork.find(name).orElseThrow().address())
                .forEach(address -> OnEventLoop.run(() -> book.add(person.id(), address)));
        long first =
                OnEventLoop.run(() -> book.preferred(person.id())).orElseThrow().id();
        OnEventLoop.run(() -> book.delete(person.id(), first));
        person.say("/use").sees("Choose an address");
        assertThat(person.button("Use it now")).isEmpty();
        person.press(Show.address(HOME)).sees(HOME.toString()).sees("another address");
        assertThat(person.button("Use it now")).isPresent();
    }

    @Test
    void ourOwnAddressIsToldBeforeItIsUsed() {
        Talk person = rich("zh-hans");
        person.say("/packages").press("10 × 65").sees("确认购买").press("购买").sees("剩余 10 / 10");
        person.say("/use " + DemoNetwork.DEPOSIT.address()).press("立即使用").seesToast("我们自己的地址");
        assertThat(OnEventLoop.run(() -> prepaid.list(person.id())))
                .singleElement()
                .matches(one -> one.left() == 10);
    }

    @Test
    void whoLacksMoneyIsShownTheWayInChinese() {
        Talk person =
                Talk.stranger(sandbox, "zh-hans").say("/packages").sees("暂无").press("50 × 65");
        person.sees("余额不足").press("充值").sees("您要充值多少");
    }

    private TransferPackage buy(Talk person, String key) {
        return OnEventLoop.run(() ->
                prepaid.buy(person.id(), 10, 65_000, prepaid.offers().get(0).total(), key));
    }

    private Talk rich(String language) {
        Talk person = Talk.stranger(sandbox, language);
        OnEventLoop.run(() -> sql.transaction(tx -> customers
                .ensure(tx, person.id())
                .chain(() -> ledger.deposit(
                        tx, person.id(), Money.parse(Asset.TRX, "1000"), "test:" + person.id(), "test"))));
        return person;
    }
}
