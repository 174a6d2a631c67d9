package io.joule.bot.topup;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Topping up; Chinese: {@code messages/botTopUp_zh.properties}. */
@MessageBundle("botTopUp")
public interface TopUpMessages {

    @Message("💳 Top up")
    String button();

    @Message("Top up your balance")
    String command();

    @Message("💳 Top up")
    String title();

    @Message("How much do you want to pay in? Choose an amount, or write another one.")
    String how();

    @Message("Balance")
    String balance();

    @Message("USDT stays USDT on your balance. Rentals are paid in TRX.")
    String usdtStays();

    @Message("Rentals are paid in TRX. Under Balance you exchange USDT: 1 USDT = {rate} TRX.")
    String usdtExchanged(String rate);

    @Message("⏳ {amount}, awaited")
    String awaited(String amount);

    @Message("🔎 I have paid")
    String iPaid();

    @Message("This is no amount. Write a number such as 25.")
    String noAmount();

    @Message("An amount is {least} or more, with at most two decimals.")
    String outOfRange(String least);

    @Message("{most} payments are awaited already: pay one of them, or wait until one has run out.")
    String tooMany(int most);

    @Message("Too many announced just this amount: choose another one.")
    String notFree();

    @Message("USDT is not taken here.")
    String noUsdt();

    @Message("Nothing can be paid in just now. Please try again later.")
    String closed();

    @Message("💳 Your payment")
    String payTitle();

    @Message("Send exactly")
    String exactly();

    @Message("To")
    String to();

    @Message(
            "To the last digit: by this amount your payment is known. It is credited by itself, about a minute after it was"
                    + " sent. Valid for about {minutes} minutes.")
    String toTheDigit(long minutes);

    @Message("📋 Copy the amount")
    String copyAmount();

    @Message("📋 Copy the address")
    String copyAddress();

    @Message("Another amount")
    String otherAmount();

    @Message("👀 Your payment is seen")
    String seenTitle();

    @Message("It is in a block. When that is final, in about a minute, it is credited by itself.")
    String seen();

    @Message("✅ Credited")
    String creditedTitle();

    @Message("Received")
    String received();

    @Message("⚡ Rent energy")
    String rent();

    @Message("💳 Top up again")
    String again();

    @Message("⌛ The time to pay has run out")
    String expiredTitle();

    @Message("Please don't send {amount} any more. If you have sent it, press below and paste the transaction.")
    String expired(String amount);

    @Message("🔎 Where is my payment?")
    String paidTitle();

    @Message("Paste the transaction's id (64 characters), or its link in an explorer.")
    String askTxid();

    @Message("There is no transaction id in this text. It has 64 characters, 0 to 9 and a to f.")
    String noTxid();

    @Message("✅ This payment is credited to you.")
    String credited();

    @Message("This payment is credited to somebody else. If it is yours, write to the operator.")
    String creditedElsewhere();

    @Message("↩️ This payment goes back to its sender, or is there already.")
    String sentBack();

    @Message("No block has this transaction. It was never sent, or has not got there yet: try again in a minute.")
    String notFound();

    @Message("👀 It is in a block that is not final yet. In about a minute it is.")
    String notFinal();

    @Message("It is final, and is being booked: look again in a moment.")
    String isFinal();

    @Message("❌ This transaction failed on the chain: no money moved.")
    String failed();

    @Message("❌ This transaction pays nothing to our address, or no TRX and no real USDT.")
    String notOurs();

    @Message("{amount} have come, but are not credited: {why}")
    String unmatched(String amount, String why);

    @Message("they came after the time to pay had run out. The operator can credit them.")
    String late();

    @Message("the same announced payment was paid before. The operator can credit them.")
    String paidTwice();

    @Message("{announced} was announced, and the amount differs. The operator can credit them.")
    String wrongAmount(String announced);

    @Message("the amount was not announced, and the sender is not known. The operator can credit them.")
    String unknownSender();

    @Message("it is below the smallest payment that is credited.")
    String belowMinimum();

    @Message("❌ This token is not accepted.")
    String notAccepted();
}
