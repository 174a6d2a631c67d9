package io.joule.tron;

import io.joule.base.Check;
import io.joule.money.Sun;
import java.math.BigInteger;

/**
 * What stakes yield just now: {@code totalLimit} energy units a day are shared by {@code totalWeight} staked TRX
 * (java-tron EnergyProcessor.calculateGlobalEnergyLimitV2). It moves with everybody's stakes: read it again, never
 * store it.
 */
public record EnergyRatio(long totalLimit, long totalWeight) {

    private static final BigInteger SUN_PER_TRX = BigInteger.valueOf(Sun.PER_TRX);

    public EnergyRatio {
        Check.argument(totalLimit > 0 && totalWeight > 0, "energy ratio %d / %d", totalLimit, totalWeight);
    }

    /** The smallest stake whose yield is at least {@code energy}, rounded up. */
    public Sun sunFor(Energy energy) {
        BigInteger numerator = big(energy.units()).multiply(big(totalWeight)).multiply(SUN_PER_TRX);
        BigInteger[] parts = numerator.divideAndRemainder(big(totalLimit));
        return new Sun(parts[0].add(parts[1].signum() > 0 ? BigInteger.ONE : BigInteger.ZERO)
                .longValueExact());
    }

    /** What {@code stake} yields, rounded down. */
    public Energy energyOf(Sun stake) {
        BigInteger numerator = big(stake.value()).multiply(big(totalLimit));
        return new Energy(
                numerator.divide(big(totalWeight).multiply(SUN_PER_TRX)).longValueExact());
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
