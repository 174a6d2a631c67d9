package io.joule.ledger.exchange;

import io.joule.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * USDT that became TRX.
 *
 * @param given what the customer gave, in USDT
 * @param got what the customer got for it, in TRX
 * @param repeated it was done before, under the same key
 */
public record Exchanged(UUID id, long customer, Money given, Money got, Instant at, boolean repeated) {

    Exchanged anew() {
        return new Exchanged(id, customer, given, got, at, false);
    }
}
