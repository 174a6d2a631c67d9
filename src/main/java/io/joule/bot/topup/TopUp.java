package io.joule.bot.topup;

import io.joule.money.Asset;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where a person is in topping up.
 *
 * @param view {@code amount}, {@code pay} or {@code paid} (the question which transaction it was)
 * @param intent id of the announced payment, or empty
 * @param report what is said about a transaction or an amount, plain, or empty
 */
@RegisterForReflection
public record TopUp(String view, Asset asset, String intent, String report) {

    static final String AMOUNT = "amount";
    static final String PAY = "pay";
    static final String PAID = "paid";

    static final TopUp START = amount(Asset.TRX, "");

    static TopUp amount(Asset asset, String report) {
        return new TopUp(AMOUNT, asset, "", report);
    }

    TopUp pay(String id) {
        return new TopUp(PAY, asset, id, "");
    }

    TopUp paid(String said) {
        return new TopUp(PAID, asset, intent, said);
    }
}
