package io.joule.bot.rental;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Flash rental; Chinese: {@code messages/botRental_zh.properties}. */
@MessageBundle("botRental")
public interface RentalMessages {

    @Message("⚡ Flash rental")
    String title();

    @Message("Rent energy")
    String command();

    @Message("Receiver")
    String receiver();

    @Message("not chosen yet")
    String noReceiver();

    @Message("Energy")
    String energy();

    @Message("Duration")
    String duration();

    @Message("Price")
    String price();

    @Message("{price} sun per unit")
    String perUnit(String price);

    @Message("Without energy it would burn")
    String burned();

    @Message("you save {saved} ({percent} %)")
    String saved(String saved, String percent);

    @Message("Enough for")
    String covers();

    @Message("{#if number == 1}1 USDT transfer{#else}{number} USDT transfers{/if} to who holds USDT")
    String toHolders(long number);

    @Message("{#if number == 1}1 USDT transfer{#else}{number} USDT transfers{/if} to who holds none")
    String toOthers(long number);

    @Message("less than one USDT transfer")
    String lessThanOne();

    @Message("Your balance")
    String balance();

    @Message("The address now")
    String facts();

    @Message("energy {energy} of {limit}, bandwidth {bandwidth}")
    String resources(String energy, String limit, String bandwidth);

    @Message("no node answers just now")
    String noFacts();

    @Message("not activated: send it any amount of TRX first")
    String notActivated();

    @Message("a smart contract: it can't receive energy")
    String isContract();

    @Message("As text")
    String asText();

    @Message("✏️ Other amount")
    String otherAmount();

    @Message("📋 Choose the receiver")
    String chooseReceiver();

    @Message("📋 Other receiver")
    String otherReceiver();

    @Message("✅ Buy")
    String buy();

    @Message("How much energy? Write a number from {min} to {max}.")
    String askEnergy(String min, String max);

    @Message("This is no amount from {min} to {max}.")
    String badEnergy(String min, String max);

    @Message("Whom shall the energy go to? Choose an address, or paste one.")
    String askReceiver();

    @Message("This is not a TRON address: 34 characters that begin with T, and a checksum that matches.")
    String badReceiver();

    @Message("Choose a receiver first.")
    String receiverFirst();

    @Message("🧾 Your quote")
    String quote();

    @Message("Good until {time} UTC")
    String until(String time);

    @Message("This quote has run out.")
    String ranOut();

    @Message("🔄 New quote")
    String newQuote();

    @Message("✅ Confirm")
    String confirm();

    @Message("You lack {missing}.")
    String lacks(String missing);

    @Message("💳 Top up")
    String topUp();

    @Message("The price has changed. Here is the new one.")
    String priceChanged();

    @Message("New orders are paused just now. Please try again later.")
    String paused();

    @Message("This address is one of our own.")
    String isOurs();

    @Message("This duration is not sold at present.")
    String notSold();

    @Message("🧾 Order {id}")
    String order(String id);

    @Message("There is no such order.")
    String noOrder();

    @Message("⏳ Paid from your balance, looking for energy")
    String pending();

    @Message("🔄 Sent, waiting for the block")
    String processing();

    @Message("✅ The energy is there")
    String completed();

    @Message("⌛ The rental is over")
    String over();

    @Message("❌ It could not be delivered; the money is back on your balance")
    String failed();

    @Message("🚫 Called off; the money is back on your balance")
    String cancelled();

    @Message("Ends")
    String ends();

    @Message("{time} UTC")
    String utc(String time);

    @Message("Delegated in")
    String delegated();

    @Message("Taken back in")
    String reclaimed();

    @Message("❌ Call it off")
    String callOff();

    @Message("It is under way and can't be called off any more.")
    String tooLate();

    @Message("🔁 Again")
    String again();
}
