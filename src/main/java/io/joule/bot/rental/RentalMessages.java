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

    @Message("You save")
    String saved();

    @Message("Enough for")
    String covers();

    @Message("{#if number == 1}1 USDT transfer to a USDT holder{#else}{number} USDT transfers to USDT holders{/if}")
    String toHolders(long number);

    @Message("{#if number == 1}1 USDT transfer to a new address{#else}{number} USDT transfers to new addresses{/if}")
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

    @Message("This is no amount from {min} to {max}. Write a whole number, like 65000 or 65,000.")
    String badEnergy(String min, String max);

    @Message("Whom shall the energy go to? Choose an address, or paste one.")
    String askReceiver();

    @Message("This duration is not sold. There are: {durations}.")
    String badDuration(String durations);

    @Message("An order in one line is: {example}")
    String badForm(String example);

    @Message("This is no TRON address: it begins with T, and has only letters and digits, never 0, O, I or l.")
    String badLetters();

    @Message("This is no TRON address: it has 34 characters. Perhaps some are missing, or there are too many.")
    String badLength();

    @Message("This is no TRON address: one character is wrong, the checksum does not match. Copy it again.")
    String badChecksum();

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

    @Message("✅ The money is held")
    String held();

    @Message("⏳ Looking for energy")
    String looking();

    @Message("✅ Sent to the chain")
    String sent();

    @Message("⏳ Waiting for the block")
    String waiting();

    @Message("✅ The energy is there")
    String completed();

    @Message("⏱ Active until {time} UTC")
    String activeUntil(String time);

    @Message("⏳ The rental is over, the energy goes home")
    String comingHome();

    @Message("⌛ The rental is over, the energy is back home")
    String over();

    @Message("❌ It could not be delivered; {back}")
    String failed(String back);

    @Message("The network refuses to delegate energy to this address.")
    String whyReceiver();

    @Message("No energy was free for it in time.")
    String whyCapacity();

    @Message("The energy could not be delivered.")
    String whyDelivery();

    @Message("🚫 Called off; {back}")
    String cancelled(String back);

    @Message("Ordered: {time} UTC")
    String ordered(String time);

    @Message("Arrived: {time} UTC")
    String arrived(String time);

    @Message("Ends: {time} UTC")
    String ends(String time);

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

    @Message("🧾 My orders")
    String orders();

    @Message("Your orders")
    String commandOrders();

    @Message("You have not ordered anything yet.")
    String noOrders();

    @Message("Newest first, times are UTC. Choose one to see its receipt.")
    String chooseOrder();

    @Message("⬅️ Newer")
    String newer();

    @Message("Older ➡️")
    String older();

    @Message("🔗 Make the link")
    String makeLink();

    @Message("🙋 Let a friend pay")
    String friendPays();
}
