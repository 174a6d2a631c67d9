package io.joule.prepaid;

import io.joule.money.Money;

/**
 * A package that can be bought now.
 *
 * @param transfers how many uses it has
 * @param energy of one use
 * @param duration label of the rental of one use
 * @param sunPerEnergy the price of a unit, the discount taken off
 * @param percent how much cheaper that is than a single order, rounded down
 */
public record PackageOffer(int transfers, long energy, String duration, long sunPerEnergy, int percent) {

    public Money perUse() {
        return Money.trx(Math.multiplyExact(energy, sunPerEnergy));
    }

    public Money total() {
        return Money.trx(Math.multiplyExact(perUse().micros(), transfers));
    }
}
