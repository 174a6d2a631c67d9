package io.joule.tron;

import io.joule.base.Check;

/** An amount of energy in the chain's units (a USDT transfer needs about 65 000 or 131 000), never negative. */
public record Energy(long units) implements Comparable<Energy> {

    public Energy {
        Check.argument(units >= 0, "energy can't be negative: %d", units);
    }

    @Override
    public int compareTo(Energy other) {
        return Long.compare(units, other.units);
    }

    @Override
    public String toString() {
        return units + " energy";
    }
}
