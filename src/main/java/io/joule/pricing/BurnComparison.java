package io.joule.pricing;

import io.joule.money.Money;
import io.joule.money.Sun;

/**
 * What the same energy costs when it is not rented: the chain burns the caller's TRX instead.
 *
 * @param burned TRX that would be burned
 * @param saved what renting saves; below zero when burning is cheaper
 */
public record BurnComparison(Money burned, Money saved) {

    /** @param energyFee sun burned per energy unit (chain parameter getEnergyFee) */
    public static BurnComparison of(Quote quote, Sun energyFee) {
        Money burned = Money.trx(Math.multiplyExact(quote.energy().units(), energyFee.value()));
        return new BurnComparison(burned, burned.minus(quote.cost()));
    }
}
