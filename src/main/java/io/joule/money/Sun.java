package io.joule.money;

import io.joule.base.Check;

/** A chain-side amount of TRX in sun (1 TRX = 1 000 000 sun), never negative: stakes, delegations, fees. */
public record Sun(long value) implements Comparable<Sun> {

    public static final long PER_TRX = 1_000_000L;
    public static final Sun ZERO = new Sun(0);

    public Sun {
        Check.argument(value >= 0, "sun can't be negative: %d", value);
    }

    public static Sun ofTrx(long trx) {
        return new Sun(Math.multiplyExact(trx, PER_TRX));
    }

    public Sun plus(Sun other) {
        return new Sun(Math.addExact(value, other.value));
    }

    /** This less {@code other}, or zero where that would be negative. */
    public Sun minusOrZero(Sun other) {
        return new Sun(Math.max(0, value - other.value));
    }

    @Override
    public int compareTo(Sun other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value + " sun";
    }
}
