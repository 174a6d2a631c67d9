package io.joule.bot.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.customer.AddressBook;
import io.joule.customer.SavedAddress;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.SandboxNetwork;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.TelegramSandbox;
import io.joule.tron.TronAddress;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address book as people use it. */
@QuarkusTest
@TestProfile(TelegramSandbox.class)
class WalletsTest {

    private static final String HOME =
            DemoNetwork.find("customer-1").orElseThrow().address().toString();
    private static final String WORK =
            DemoNetwork.find("customer-2").orElseThrow().address().toString();
    private static final String NEW = DemoAccount.named("nobody yet").address().toString();

    @Inject
    SandboxTelegram sandbox;

    @Inject
    SandboxNetwork network;

    @Inject
    AddressBook book;

    @Test
    void anAddressIsPastedNamedLookedAtAndMarked() {
        Talk person =
                Talk.stranger(sandbox, "en").say("/start").press("Wallets").sees("Nothing is kept here yet");
        String address = anAddressOfItsOwn();
        person.press("Add")
                .sees("Paste one or several")
                .say(address)
                .sees("saved")
                .sees(address);
        person.sees("TRX: 7").sees("USDT: 8").sees("Energy: 0 of 0");
        person.press("Name").sees("What shall it be called?").say("savings").sees("savings");
        person.sees("⭐ savings").press("Back").sees("Your addresses");
        assertThat(person.button("⭐ savings · ")).isPresent();
        assertThat(saved(person)).singleElement().satisfies(one -> {
            assertThat(one.name()).contains("savings");
            assertThat(one.isDefault()).isTrue();
        });
    }

    @Test
    void severalArePastedAtOnceAndEachIsAnswered() {
        Talk person = Talk.stranger(sandbox, "en").say("/wallets").press("Add").sees("Paste one or several");
        String broken = HOME.substring(0, 33) + (HOME.endsWith("x") ? "y" : "x");
        person.say(HOME + " my phone\n" + WORK + ", " + NEW + "\n" + broken
                + "\n0x52908400098527886E0F7030069857D2E4169EE7\nTR7NHqjeKQxGTCi8q8ZY4pL8otSzgjL\nhello");
        person.sees("saved, but it is not activated").sees("checksum does not match");
        person.sees("another chain").sees("it has 31 characters").sees("hello: there is no TRON address");
        assertThat(saved(person)).extracting(one -> one.address().toString()).containsExactly(NEW, WORK, HOME);
        assertThat(person.button("⭐ my phone · ")).as("the first of them").isPresent();
        person.press("Add").sees("Paste one or several").say(WORK).sees("you have it already");
    }

    @Test
    void whatCanNeverReceiveEnergyIsNotSaved() {
        String contract = DemoNetwork.USDT.address().toString();
        Talk person = Talk.stranger(sandbox, "en").say("/wallets").press("Add").sees("Paste one or several");
        person.say(contract).sees("smart contract").say("T" + "0".repeat(33)).sees("this occurs in no address: 0");
        assertThat(saved(person)).isEmpty();
    }

    @Test
    void theDesksOwnAddressesAreNotSaved() {
        Talk person = Talk.stranger(sandbox, "en").say("/wallets").press("Add").sees("Paste one or several");
        person.say(DemoNetwork.suppliers().get(0).address().toString()).sees("one of our own");
        person.say(DemoNetwork.DEPOSIT.address() + "\n" + DemoNetwork.PAYOUT.address() + "\n" + HOME)
                .sees("saved");
        assertThat(person.text().split("one of our own", -1)).hasSize(3);
        assertThat(saved(person)).singleElement().matches(SavedAddress::isDefault);
        Talk chinese =
                Talk.stranger(sandbox, "zh-hans").say("/wallets").press("添加").sees("请粘贴");
        chinese.say(DemoNetwork.DEPOSIT.address().toString()).sees("我们自己的地址");
    }

    @Test
    void aDeletedAddressComesBackWithItsNameAndMark() {
        Talk person = Talk.stranger(sandbox, "en").say("/wallets").press("Add").sees("Paste one or several");
        person.say(HOME + " home").sees("saved").sees("⭐ home");
        person.press("Delete").sees("The address is deleted").sees("Nothing is kept here yet");
        assertThat(saved(person)).isEmpty();
        person.press("Bring it back").sees("home").sees(HOME);
        assertThat(saved(person)).singleElement().matches(SavedAddress::isDefault);
    }

    @Test
    void theMarkGoesToOneAddressOnly() {
        Talk person = Talk.stranger(sandbox, "en").say("/wallets").press("Add").sees("Paste one or several");
        person.say(HOME + " home\n" + WORK + " work").sees("Your addresses");
        assertThat(person.button("⭐ home")).isPresent();
        person.press("work")
                .sees(WORK)
                .press("Make it the default")
                .seesToast("default now")
                .sees("⭐ work")
                .press("Back")
                .sees("Your addresses");
        assertThat(person.button("⭐ work")).isPresent();
        assertThat(saved(person)).filteredOn(SavedAddress::isDefault).hasSize(1);
        assertThat(OnEventLoop.run(() -> book.preferred(person.id()))
                        .orElseThrow()
                        .name())
                .contains("work");
    }

    @Test
    void aNameThatIsTooLongIsRefusedAndOneCanBeTakenAway() {
        Talk person = Talk.stranger(sandbox, "en").say("/wallets").press("Add").sees("Paste one or several");
        person.say(HOME + " home")
                .sees("saved")
                .press("Name")
                .say("x".repeat(33))
                .sees("too long");
        person.press("No name").sees("Without a name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b%s",
                "\u2060 %s\ufeff",
                "地址：%s",
                "地址%s。",
                "(%s)",
                "https://tronscan.org/#/address/%s",
                "https://tronscan.org/#/address/%s/transfers?a=%1$s",
            })
    void anAddressIsFoundInWhatIsAroundIt(String text) {
        Talk person = Talk.stranger(sandbox, "en").say("/wallets").press("Add").sees("Paste one or several");
        person.say(text.formatted(HOME)).sees("saved").sees(HOME);
        assertThat(saved(person)).singleElement().satisfies(one -> {
            assertThat(one.address()).hasToString(HOME);
            assertThat(one.name()).isEmpty();
        });
    }

    @Test
    void ofTwoAddressesInOneWordNoneIsGuessed() {
        Talk person = Talk.stranger(sandbox, "en").say("/wallets").press("Add").sees("Paste one or several");
        person.say("https://x.org/" + HOME + "/" + WORK).sees("several addresses");
        person.say("地址：" + HOME + "x").sees("it has 35 characters");
        assertThat(saved(person)).isEmpty();
    }

    @Test
    void aCutNeverSplitsAnEmoji() {
        Talk person = Talk.stranger(sandbox, "en").say("/wallets").press("Add").sees("Paste one or several");
        person.say("a".repeat(39) + "😀😀").sees("a".repeat(39) + "😀…");
        person.say(HOME + " " + "b".repeat(31) + "😀😀").sees("b".repeat(31) + "😀");
        assertThat(saved(person))
                .singleElement()
                .satisfies(one -> assertThat(one.name()).contains("b".repeat(31) + "😀"));
    }

    @Test
    void itSpeaksChinese() {
        Talk person =
                Talk.stranger(sandbox, "zh-hans").say("/start").press("钱包管理").sees("还没有保存地址");
        person.press("添加")
                .sees("请粘贴")
                .say(HOME + "x")
                .sees("应为 34 个字符")
                .say(HOME)
                .sees("已保存")
                .sees("⭐ 未命名")
                .press("返回")
                .press("添加")
                .sees("请粘贴")
                .say(WORK)
                .sees("能量");
        person.press("设为默认")
                .seesToast("已设为默认")
                .sees("⭐ 未命名")
                .press("删除")
                .sees("已删除")
                .press("撤销")
                .sees(WORK);
    }

    /** For which no other test rents energy. */
    private String anAddressOfItsOwn() {
        TronAddress address = DemoAccount.named("only in wallets").address();
        network.network()
                .orElseThrow()
                .chain()
                .edit(genesis ->
                        genesis.account(address, 7_000_000).tokens(DemoNetwork.USDT.address(), address, 8_000_000));
        return address.toString();
    }

    private List<SavedAddress> saved(Talk person) {
        return OnEventLoop.run(() -> book.list(person.id()));
    }
}
