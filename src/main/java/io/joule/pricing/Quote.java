package io.joule.pricing;

import io.joule.money.Money;
import io.joule.tron.Energy;

/** What this much energy for this long costs now: exactly energy × price, in TRX. */
public record Quote(Energy energy, RentalDuration duration, long sunPerEnergy, Money cost) {

    static Quote of(Energy energy, RentalDuration duration, long sunPerEnergy) {
        return new Quote(energy, duration, sunPerEnergy, Money.trx(Math.multiplyExact(energy.units(), sunPerEnergy)));
    }
}
