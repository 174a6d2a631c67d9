package io.joule.ledger;

import io.joule.base.Refusal;
import io.joule.money.Money;
import io.vertx.pgclient.PgException;
import java.util.Optional;

/** The customer's account has less than is needed. */
public class InsufficientFunds extends Refusal {

    private final Money needed;
    private final Money available;

    public InsufficientFunds(Money needed, Money available) {
        super(Kind.INSUFFICIENT, "insufficient_funds", "%s needed, %s available".formatted(needed, available));
        this.needed = needed;
        this.available = available;
    }

    /** What the schema's refusal means, where that is what it refused. */
    public static Optional<InsufficientFunds> of(PgException refused, Money needed) {
        return Optional.of(refused)
                .filter(e -> "account_customer_not_negative".equals(e.getConstraint()))
                .map(e -> new InsufficientFunds(needed, new Money(needed.asset(), Long.parseLong(e.getDetail()))));
    }

    public Money needed() {
        return needed;
    }

    public Money available() {
        return available;
    }
}
