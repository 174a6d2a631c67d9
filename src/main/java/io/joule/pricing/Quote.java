package io.joule.pricing;

import io.joule.money.Money;
import io.joule.tron.Energy;
import java.time.Duration;

/**
 * What this much energy for this long costs now: exactly energy × price, in TRX.
 *
 * @param duration the rental's label, e.g. {@code 1h}
 */
public record Quote(Energy energy, String duration, Duration rental, long sunPerEnergy, Money cost) {

    static Quote of(Energy energy, RentalDuration duration, long sunPerEnergy) {
        Money cost = Money.trx(Math.multiplyExact(energy.units(), sunPerEnergy));
        return new Quote(energy, duration.label(), duration.value(), sunPerEnergy, cost);
    }
}
