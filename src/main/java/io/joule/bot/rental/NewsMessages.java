package io.joule.bot.rental;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is told beside the card about orders; Chinese: {@code messages/botNews_zh.properties}. */
@MessageBundle("botNews")
public interface NewsMessages {

    @Message("⏰ {energy} energy for {address} ends at {time} UTC.")
    String endsSoon(String energy, String address, String time);

    @Message("🔁 Rent again")
    String rentAgain();

    @Message("❌ Order {id} failed: {energy} energy for {address}.")
    String orderFailed(String id, String energy, String address);

    @Message("{amount} is back on your balance.")
    String moneyBack(String amount);

    @Message("The use is back in your package.")
    String useBack();

    @Message("🔁 Try again")
    String tryAgain();

    @Message("🧾 The order")
    String showOrder();
}
