package io.joule.supplier;

import io.joule.base.Check;
import io.joule.money.Sun;
import io.joule.tron.Energy;
import io.joule.tron.EnergyRatio;
import java.math.BigInteger;
import java.util.Set;

/**
 * What an order asks of the pool.
 *
 * @param energy all of it, to be covered by one wallet or several
 * @param ratio today's yield of a stake
 * @param marginPermille so much more is delegated than today's ratio asks for, because the ratio drifts
 * @param transaction what one transaction costs a wallet
 * @param excluded wallets that are passed over
 */
public record Demand(
        Energy energy, EnergyRatio ratio, int marginPermille, TransactionCost transaction, Set<Long> excluded) {

    /** Stake 2.0 refuses to delegate less. */
    public static final Sun LEAST = Sun.ofTrx(1);

    private static final long PERMILLE = 1000;

    public Demand {
        Check.argument(energy.units() > 0, "no energy is asked for");
        Check.argument(marginPermille >= 0 && marginPermille <= PERMILLE, "margin %d permille", marginPermille);
        excluded = Set.copyOf(excluded);
    }

    /** The stake to delegate for {@code part}: rounded up, with the margin, at least 1 TRX. */
    public Sun sunFor(Energy part) {
        BigInteger sun = BigInteger.valueOf(ratio.sunFor(part).value()).multiply(withMargin());
        BigInteger[] divided = sun.divideAndRemainder(BigInteger.valueOf(PERMILLE));
        long up = divided[0].longValueExact() + divided[1].signum();
        return new Sun(Math.max(up, LEAST.value()));
    }

    /** The most energy that {@code free} covers, rounded down; none below 1 TRX. */
    public Energy energyFrom(Sun free) {
        if (free.compareTo(LEAST) < 0) {
            return new Energy(0);
        }
        BigInteger bare = BigInteger.valueOf(free.value())
                .multiply(BigInteger.valueOf(PERMILLE))
                .divide(withMargin());
        return ratio.energyOf(new Sun(bare.longValueExact()));
    }

    private BigInteger withMargin() {
        return BigInteger.valueOf(PERMILLE + marginPermille);
    }
}
