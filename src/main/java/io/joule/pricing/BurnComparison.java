package io.joule.pricing;

import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.tron.Energy;

/**
 * What the same energy costs when it is not rented: the chain burns the caller's TRX instead.
 *
 * @param burned TRX that would be burned
 * @param saved what renting saves; below zero when burning is cheaper
 */
public record BurnComparison(Money burned, Money saved) {

    /** @param energyFee sun burned per energy unit (chain parameter getEnergyFee) */
    public static BurnComparison of(Quote quote, Sun energyFee) {
        return of(quote.energy(), quote.cost(), energyFee);
    }

    /** The same for {@code used} of the energy that is rented for {@code cost}. */
    public static BurnComparison of(Energy used, Money cost, Sun energyFee) {
        Money burned = Money.trx(Math.multiplyExact(used.units(), energyFee.value()));
        return new BurnComparison(burned, burned.minus(cost));
    }
}
