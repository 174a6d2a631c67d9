package io.joule.ledger;

import io.joule.base.Refusal;
import io.joule.money.Money;

/** The customer's account has less than is needed. */
public class InsufficientFunds extends Refusal {

    private final Money needed;
    private final Money available;

    public InsufficientFunds(Money needed, Money available) {
        super(Kind.INSUFFICIENT, "insufficient_funds", "%s needed, %s available".formatted(needed, available));
        this.needed = needed;
        this.available = available;
    }

    public Money needed() {
        return needed;
    }

    public Money available() {
        return available;
    }
}
