package io.joule.pricing;

import io.joule.base.Check;
import io.joule.tron.Energy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which durations and amounts are sold. Faults of the configuration are found here, at start, each in a sentence. */
record Assortment(Map<String, RentalDuration> durations, long minEnergy, long maxEnergy) {

    static Assortment of(PricingConfig config) {
        Check.argument(!config.durations().isEmpty(), "joule.pricing.durations names no duration");
        Check.argument(
                0 < config.minEnergy() && config.minEnergy() <= config.maxEnergy(),
                "joule.pricing.min-energy (%d) must be above zero and not above max-energy (%d)",
                config.minEnergy(),
                config.maxEnergy());
        Map<String, RentalDuration> durations = new LinkedHashMap<>();
        config.durations().forEach(label -> durations.put(label, RentalDuration.parse(label)));
        return new Assortment(durations, config.minEnergy(), config.maxEnergy());
    }

    List<String> labels() {
        return List.copyOf(durations.keySet());
    }

    /** @throws UnknownDuration when it is not sold */
    RentalDuration duration(String label) {
        RentalDuration duration = durations.get(label);
        if (duration == null) {
            throw new UnknownDuration(labels());
        }
        return duration;
    }

    boolean sells(Energy energy) {
        return minEnergy <= energy.units() && energy.units() <= maxEnergy;
    }

    /** @throws EnergyOutOfRange when so much, or so little, is not sold */
    void check(Energy energy) {
        if (!sells(energy)) {
            throw new EnergyOutOfRange(minEnergy, maxEnergy);
        }
    }
}
