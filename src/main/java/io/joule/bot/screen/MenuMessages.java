package io.joule.bot.screen;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Main menu, balance, language and help; Chinese: {@code messages/botMenu_zh.properties}. */
@MessageBundle("botMenu")
public interface MenuMessages {

    @Message("TRON energy desk")
    String title();

    @Message("Rent energy and pay a fraction of what a USDT transfer burns. It arrives in seconds.")
    String pitch();

    @Message("Balance")
    String balance();

    @Message("💰 Balance")
    String balanceButton();

    @Message("🌐 中文 / English")
    String languageButton();

    @Message("❓ Help")
    String helpButton();

    @Message("⬅️ Main menu")
    String back();

    @Message("🔄 Refresh")
    String refresh();

    @Message("Your balance")
    String balanceTitle();

    @Message("Available")
    String available();

    @Message("Held for open orders")
    String held();

    @Message("Up to date")
    String upToDate();

    @Message("Language")
    String languageTitle();

    @Message("Which language shall I speak?")
    String languageQuestion();

    @Message("I speak English now.")
    String languageChosen();

    @Message("How it works")
    String helpTitle();

    @Message("A USDT transfer needs energy. Who has none burns TRX for it: several TRX each time.")
    String helpWhy();

    @Message(
            "Here you rent energy for an hour or for days. It is delegated to your address on the chain, usually within"
                    + " seconds. Nobody needs your keys, and nothing is to be confirmed in your wallet.")
    String helpHow();

    @Message("Top up once, then order with two taps. What can't be delivered is paid back to your balance by itself.")
    String helpMoney();

    @Message("Your Telegram id")
    String helpId();

    @Message("Questions, or a payment that is missing? Write to {contact}, with your Telegram id.")
    String helpContact(String contact);

    @Message("Main menu")
    String commandStart();

    @Message("Your balance")
    String commandBalance();

    @Message("Choose the language")
    String commandLanguage();

    @Message("How it works")
    String commandHelp();
}
