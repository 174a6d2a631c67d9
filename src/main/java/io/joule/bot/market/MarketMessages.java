package io.joule.bot.market;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The market price; Chinese: {@code messages/botMarket_zh.properties}. */
@MessageBundle("botMarket")
public interface MarketMessages {

    @Message("📈 Market price")
    String button();

    @Message("What energy costs")
    String command();

    @Message("📈 What energy costs")
    String title();

    @Message("{sun} sun per unit · one USDT transfer {price}")
    String price(String sun, String price);

    @Message("not sold just now")
    String notSold();

    @Message("🟥 Burning instead")
    String burn();

    @Message("No node tells just now what burning costs.")
    String noBurn();

    @Message("The last 24 hours in sun per unit of energy (UTC): 🟦 renting for {duration}, 🟥 burning.")
    String chart(String duration);

    @Message("⚡ Rent energy")
    String rent();
}
