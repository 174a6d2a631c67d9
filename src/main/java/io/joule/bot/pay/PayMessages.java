package io.joule.bot.pay;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Paying for another; Chinese: {@code messages/botPay_zh.properties}. */
@MessageBundle("botPay")
public interface PayMessages {

    @Message("🙋 Pay for another")
    String title();

    @Message("Pay for another, or ask a friend")
    String command();

    @Message("Energy can go to any address, and you pay from your balance: nobody needs to know your keys.")
    String forOther();

    @Message("Or choose what you need and send a friend the link: your friend pays, the energy comes to you.")
    String byFriend();

    @Message("💸 Pay for an address")
    String payOther();

    @Message("🔗 Ask a friend to pay")
    String askFriend();

    @Message("Open links ({number})")
    String openLinks(int number);

    @Message("{address}: {energy} energy for {duration}, {price}, until {time} UTC")
    String openLink(String address, String energy, String duration, String price, String time);

    @Message("no price at present")
    String noPrice();

    @Message("🔗 A friend pays for this")
    String askTitle();

    @Message("Send this link to your friend:")
    String sendThis();

    @Message("It can be paid once, until {time} UTC. You are told when it is.")
    String holdsUntil(String time);

    @Message("📤 Send to a friend")
    String send();

    @Message("📋 Copy")
    String copy();

    @Message("🗑 Withdraw")
    String withdraw();

    @Message("Would you pay for {energy} TRON energy for me?")
    String please(String energy);

    @Message("🙋 Somebody asks you to pay for energy")
    String asksTitle();

    @Message("Pay only if you know who sent you this link: the energy goes to this address.")
    String onlyIfKnown();

    @Message("✅ Pay {price}")
    String pay(String price);

    @Message("This link is paid already, or over.")
    String closed();

    @Message("✅ Somebody has paid this already.")
    String alreadyPaid();

    @Message("✅ This link is paid.")
    String paidTitle();

    @Message("❌ This link was paid, but it could not be delivered.")
    String failedTitle();

    @Message("🚫 This link was paid, and called off later.")
    String cancelledTitle();

    @Message("⌛ Nothing came of this link, and it can't be paid any more. Ask for a new one.")
    String cameToNothing();

    @Message("⌛ This link has run out. Ask for a new one.")
    String expired();

    @Message("🗑 This link was withdrawn.")
    String withdrawn();

    @Message("There is no such link. Perhaps a part of it is missing.")
    String noLink();

    @Message("✅ Your friend has paid: {energy} energy is on its way to {address}.")
    String wasPaid(String energy, String address);

    @Message("❌ What your friend paid for, {energy} energy for {address}, could not be delivered. The money is back.")
    String couldNotCome(String energy, String address);

    @Message("🚫 Your friend has called it off: {energy} energy for {address} does not come. You can ask again.")
    String calledOff(String energy, String address);

    @Message("You have {number} links that nobody has paid yet. Withdraw one, or wait until one runs out.")
    String tooMany(int number);

    @Message("🔎 Follow it")
    String follow();
}
