package io.joule.bot.calculator;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The calculator; Chinese: {@code messages/botCalculator_zh.properties}. */
@MessageBundle("botCalculator")
public interface CalculatorMessages {

    @Message("🧮 Calculator")
    String button();

    @Message("How much energy do I need?")
    String command();

    @Message("🧮 What do you want to do?")
    String title();

    @Message("Choose, or write a number of USDT transfers.")
    String how();

    @Message("{number} × to a USDT holder")
    String holdersButton(long number);

    @Message("{number} × to a new address")
    String othersButton(long number);

    @Message("📜 A contract call")
    String callButton();

    @Message("🔬 A certain transfer")
    String transferButton();

    @Message("How much energy does the call take? Write a number from {min} to {max}.")
    String askCall(String min, String max);

    @Message(
            "Write sender, receiver and amount of the USDT transfer, with spaces between. A node tries it without sending"
                    + " it.")
    String askTransfer();

    @Message("{#if number == 1}1 USDT transfer to a USDT holder{#else}{shown} USDT transfers to USDT holders{/if}")
    String holders(long number, String shown);

    @Message("{#if number == 1}1 USDT transfer to a new address{#else}{shown} USDT transfers to new addresses{/if}")
    String others(long number, String shown);

    @Message("A contract call")
    String call();

    @Message("This transfer, as a node has just tried it")
    String transfer();

    @Message("It takes")
    String takes();

    @Message("{energy} energy")
    String energy(String energy);

    @Message("Without energy it burns")
    String burns();

    @Message("Renting costs")
    String rent();

    @Message("{duration}: {price}")
    String price(String duration, String price);

    @Message("you save {percent}%")
    String saves(String percent);

    @Message("That is more than one order may be: rent it in several parts.")
    String tooMuch();

    @Message("Press a duration to rent.")
    String pressToRent();

    @Message("🧮 Something else")
    String again();

    @Message("This is no number from {min} to {max}. Write a whole number, without decimals.")
    String badNumber(String min, String max);

    @Message("Please write two addresses and an amount: T… T… 100")
    String noTransfer();

    @Message("The amount must be above zero.")
    String zeroTransfer();

    @Message("One of the two addresses is wrong (their checksums do not match), or they are the same.")
    String badTransfer();

    @Message("This transfer would fail: the sender does not have so much USDT.")
    String wouldFail();

    @Message("There is no USDT on this network.")
    String noUsdt();
}
