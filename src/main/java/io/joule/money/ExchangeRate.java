package io.joule.money;

import io.joule.base.Check;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What one USDT is worth.
 *
 * @param trxPerUsdt above zero, at most 1 000, with at most six decimals
 */
public record ExchangeRate(BigDecimal trxPerUsdt) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000);

    /** @throws IllegalArgumentException for a rate that nobody means */
    public ExchangeRate {
        trxPerUsdt = trxPerUsdt.stripTrailingZeros();
        Check.argument(
                trxPerUsdt.signum() > 0 && trxPerUsdt.compareTo(MOST) <= 0 && trxPerUsdt.scale() <= Money.SCALE,
                "a rate is above 0, at most 1000, and has at most six decimals");
    }

    /**
     * Rounded down to whole sun: the desk never gives more than its rate.
     *
     * @throws IllegalArgumentException for what is no USDT
     */
    public Money trxFor(Money usdt) {
        Check.argument(usdt.asset() == Asset.USDT, "%s is no USDT", usdt);
        BigDecimal sun = BigDecimal.valueOf(usdt.micros()).multiply(trxPerUsdt).setScale(0, RoundingMode.DOWN);
        return Money.trx(sun.longValueExact());
    }

    @Override
    public String toString() {
        return trxPerUsdt.toPlainString();
    }
}
