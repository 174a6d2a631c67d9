package io.joule.bot.wallet;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The address book; Chinese: {@code messages/botWallet_zh.properties}. */
@MessageBundle("botWallet")
public interface WalletMessages {

    @Message("👛 Wallets")
    String button();

    @Message("Your addresses")
    String command();

    @Message("👛 Your addresses")
    String title();

    @Message("Nothing is kept here yet. Add the addresses that you rent energy for.")
    String empty();

    @Message("Choose one to look at it. ⭐ is the one that is meant when you say none.")
    String listHow();

    @Message("None has the ⭐, so you are asked each time.")
    String noDefault();

    @Message("➕ Add")
    String add();

    @Message("➕ Add addresses")
    String addTitle();

    @Message("Paste one or several TRON addresses, each in a line of its own. A name may stand behind an address.")
    String addHow();

    @Message("At most {most} addresses at once, please.")
    String tooManyAtOnce(int most);

    @Message("There are {most} addresses already: delete one first.")
    String bookFull(int most);

    @Message("✅ {address}: saved")
    String saved(String address);

    @Message("⚠️ {address}: saved, but {remark}")
    String savedBut(String address, String remark);

    @Message("ℹ️ {address}: you have it already")
    String already(String address);

    @Message("❌ {written}: {why}")
    String refused(String written, String why);

    @Message("there is no TRON address in it. One has 34 characters and begins with T")
    String noAddress();

    @Message("there are several addresses in it: write each in a line of its own")
    String severalAddresses();

    @Message("this is an address of another chain. TRON's begin with T")
    String otherChain();

    @Message("it has {length} characters, a TRON address has 34")
    String wrongLength(int length);

    @Message("this occurs in no address: {letters}")
    String wrongCharacter(String letters);

    @Message("the checksum does not match, so a character is wrong. Copy it again, don't type it")
    String wrongChecksum();

    @Message("it is not activated: it can't receive energy before somebody sends it any amount of TRX")
    String notActivated();

    @Message("it is one of our own, which gets no energy from us")
    String isOurs();

    @Message("it is a smart contract, which can't receive energy")
    String contract();

    @Message("no node answers just now, so it was not looked at")
    String notChecked();

    @Message("No node answers just now.")
    String noFacts();

    @Message("Energy")
    String energy();

    @Message("{left} of {limit}")
    String of(String left, String limit);

    @Message("Bandwidth")
    String bandwidth();

    @Message("Without a name")
    String unnamed();

    @Message("⭐ Make it the default")
    String makeDefault();

    @Message("⭐ Default")
    String isDefault();

    @Message("It is the default now.")
    String isDefaultNow();

    @Message("✏️ Name")
    String rename();

    @Message("What shall it be called? At most {most} characters.")
    String askName(int most);

    @Message("That is too long: at most {most} characters.")
    String longName(int most);

    @Message("No name")
    String noName();

    @Message("🗑 Delete")
    String delete();

    @Message("The address is deleted.")
    String deleted();

    @Message("↩️ Bring it back")
    String undo();

    @Message("It is back.")
    String restored();

    @Message("🔎 On TronScan")
    String explorer();
}
