package io.joule.money;

import io.joule.base.Check;
import java.math.BigDecimal;

/** An amount of one asset in micros (1/1 000 000), signed. Arithmetic refuses to mix assets and to overflow. */
public record Money(Asset asset, long micros) implements Comparable<Money> {

    public static final int SCALE = 6;

    public static Money trx(long sun) {
        return new Money(Asset.TRX, sun);
    }

    /**
     * Parses a plain decimal such as {@code 12.5}.
     *
     * @throws IllegalArgumentException for anything else, for more than six decimals and for what a long can't hold
     */
    public static Money parse(Asset asset, String text) {
        Check.argument(text != null && text.matches("-?\\d{1,13}(\\.\\d{1,6})?"), "not an amount: %s", text);
        return new Money(asset, new BigDecimal(text).movePointRight(SCALE).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(same(other), Math.addExact(micros, other.micros));
    }

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
