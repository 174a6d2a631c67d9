package io.joule.pricing;

import io.joule.base.Refusal;

/** So much energy, or so little, is not sold in one order. */
public class EnergyOutOfRange extends Refusal {

    private final long min;
    private final long max;

    public EnergyOutOfRange(long min, long max) {
        super(
                Kind.INVALID,
                "energy_out_of_range",
                "energy_amount",
                "energy_amount must be from %d to %d".formatted(min, max));
        this.min = min;
        this.max = max;
    }

    public long min() {
        return min;
    }

    public long max() {
        return max;
    }
}
