package io.joule.prepaid;

import io.joule.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Transfers that a customer has paid ahead.
 *
 * @param used those that were used and did not come back
 * @param givenBack those whose money an operator gave back
 */
public record TransferPackage(
        UUID id,
        long customer,
        long energy,
        String duration,
        long sunPerEnergy,
        int bought,
        int used,
        int givenBack,
        Instant createdAt) {

    public int left() {
        return bought - used - givenBack;
    }

    /** What it cost. */
    public Money total() {
        return Money.trx(Math.multiplyExact(perUse().micros(), bought));
    }

    /** What the uses cost that are left. */
    public Money rest() {
        return Money.trx(Math.multiplyExact(perUse().micros(), left()));
    }

    public Money perUse() {
        return Money.trx(Math.multiplyExact(energy, sunPerEnergy));
    }
}
