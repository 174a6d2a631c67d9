package io.joule.bot.screen;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** USDT for TRX; Chinese: {@code messages/botExchange_zh.properties}. */
@MessageBundle("botExchange")
public interface ExchangeMessages {

    @Message("💱 Exchange USDT for TRX")
    String open();

    @Message("Exchange USDT for TRX")
    String title();

    @Message("Rentals are paid in TRX.")
    String why();

    @Message("You give")
    String give();

    @Message("You get")
    String get();

    @Message("Rate")
    String rate();

    @Message("1 USDT = {rate} TRX")
    String oneUsdt(String rate);

    @Message("✅ Exchange {amount}")
    String confirm(String amount);

    @Message("There is nothing to exchange.")
    String nothing();

    @Message("Exchanged: {amount} more.")
    String done(String amount);

    @Message("Your USDT or the rate have changed. Please look again.")
    String changed();
}
