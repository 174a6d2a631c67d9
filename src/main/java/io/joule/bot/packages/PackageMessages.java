package io.joule.bot.packages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Packages; Chinese: {@code messages/botPackages_zh.properties}. */
@MessageBundle("botPackages")
public interface PackageMessages {

    @Message("📦 Packages")
    String button();

    @Message("Packages of transfers")
    String command();

    @Message("Use a prepaid transfer")
    String useCommand();

    @Message("📦 Packages of transfers")
    String title();

    @Message(
            "Pay several transfers ahead, and use each with one press or /use. Energy comes for {duration} each time. Nothing"
                    + " is taken while you use none, and a use that can't be delivered comes back.")
    String how(String duration);

    @Message("You have")
    String yours();

    @Message("{left} of {bought} transfers with {energy} energy")
    String left(int left, int bought, String energy);

    @Message("none yet")
    String none();

    @Message("⚡ Use one of {energy}")
    String use(String energy);

    @Message("🛒 {transfers} × {energy}: {total}")
    String offer(int transfers, String energy, String total);

    @Message("📒 Uses")
    String uses();

    @Message("🛒 Buy this package?")
    String confirmTitle();

    @Message("Transfers")
    String transfers();

    @Message("Energy each time")
    String energy();

    @Message("Price each time")
    String perUse();

    @Message("Price")
    String price();

    @Message("You save")
    String discount();

    @Message("{percent}%")
    String percent(int percent);

    @Message("Your balance")
    String balance();

    @Message("✅ Buy")
    String buy();

    @Message("The package is yours.")
    String bought();

    @Message("You lack {missing}.")
    String lacks(String missing);

    @Message("💳 Top up")
    String topUp();

    @Message("The price has changed. Here is the new one.")
    String priceChanged();

    @Message("📒 Uses of this package")
    String usesTitle();

    @Message("not used yet")
    String unused();

    @Message("↩️ {#if uses == 1}1 was{#else}{uses} were{/if} given back to your balance")
    String givenBack(int uses);

    @Message("↩️ {#if uses == 1}1 transfer{#else}{uses} transfers{/if} of your package with {energy} energy"
            + " {#if uses == 1}was{#else}were{/if} given back.")
    String wasGivenBack(int uses, String energy);

    @Message("{amount} is on your balance.")
    String moneyBack(String amount);

    @Message("came back")
    String returned();

    @Message("⚡ Use a prepaid transfer")
    String useTitle();

    @Message("Receiver")
    String receiver();

    @Message("Write an address, or paste one.")
    String askReceiver();

    @Message("Choose an address, or paste one.")
    String chooseReceiver();

    @Message("or write another address")
    String otherReceiver();

    @Message("✅ Use it now")
    String useNow();

    @Message("There is no transfer left. Buy a package first.")
    String usedUp();

    @Message("This is not a TRON address: 34 characters that begin with T, and a checksum that matches.")
    String badReceiver();

    @Message("It is not activated: send it any amount of TRX first.")
    String notActivated();

    @Message("It is a smart contract, which can't receive energy.")
    String isContract();

    @Message("It is one of our own addresses.")
    String isOurs();

    @Message("New orders are paused just now. Please try again later.")
    String paused();
}
