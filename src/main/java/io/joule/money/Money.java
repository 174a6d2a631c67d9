package io.joule.money;

import io.joule.base.Check;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** An amount of one asset in micros (1/1 000 000), signed. Arithmetic refuses to mix assets and to overflow. */
public record Money(Asset asset, long micros) implements Comparable<Money> {

    public static final int SCALE = 6;

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");

    public static Money trx(long sun) {
        return new Money(Asset.TRX, sun);
    }

    /**
     * Parses a plain decimal such as {@code 12.5}: at most 12 digits before the point and six after it, no exponent, no
     * plus sign, no spaces. All TRX and all USDT that exist fit.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Money parse(Asset asset, String text) {
        Check.argument(text != null && DECIMAL.matcher(text).matches(), "not an amount of at most six decimals");
        return new Money(asset, new BigDecimal(text).movePointRight(SCALE).longValueExact());
    }

    public static Money zero(Asset asset) {
        return new Money(asset, 0);
    }

    public boolean isPositive() {
        return micros > 0;
    }

    /** @throws ArithmeticException when a long can't hold the sum */
    public Money plus(Money other) {
        return new Money(same(other), Math.addExact(micros, other.micros));
    }

    /** @throws ArithmeticException when a long can't hold the difference */
    public Money minus(Money other) {
        return new Money(same(other), Math.subtractExact(micros, other.micros));
    }

    public Money negate() {
        return new Money(asset, Math.negateExact(micros));
    }

    /** Decimal with exactly six places, as the API shows it: {@code 12.500000}. */
    public String decimal() {
        return BigDecimal.valueOf(micros, SCALE).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        same(other);
        return Long.compare(micros, other.micros);
    }

    @Override
    public String toString() {
        return decimal() + " " + asset;
    }

    private Asset same(Money other) {
        Check.argument(asset == other.asset, "%s and %s don't mix", asset, other.asset);
        return asset;
    }
}
