package io.joule.prepaid;

import io.joule.money.Money;
import java.time.Instant;
import java.util.UUID;

/** Transfers that a customer has paid ahead. @param used those that were used and did not come back */
public record TransferPackage(
        UUID id,
        long customer,
        long energy,
        String duration,
        long sunPerEnergy,
        int bought,
        int used,
        Instant createdAt) {

    public int left() {
        return bought - used;
    }

    public Money perUse() {
        return Money.trx(Math.multiplyExact(energy, sunPerEnergy));
    }
}
