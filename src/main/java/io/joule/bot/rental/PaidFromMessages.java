package io.joule.bot.rental;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Where the money of an order is; Chinese: {@code messages/botPaidFrom_zh.properties}. */
@MessageBundle("botPaidFrom")
public interface PaidFromMessages {

    @Message("the money is back on your balance")
    String moneyBack();

    @Message("the use is back in your package")
    String useBack();

    @Message("the money is back on the balance of who paid")
    String payerBack();

    @Message("✅ One use of your package is set aside")
    String useHeld();

    @Message("1 use of your package, worth {amount}")
    String fromPackage(String amount);

    @Message("📦 1 use")
    String oneUse();
}
