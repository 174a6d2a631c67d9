package io.joule.pricing;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The whole price book at one moment. */
record PriceList(List<Tier> tiers) {

    static final PriceList EMPTY = new PriceList(List.of());

    /** The price of the highest tier that this amount reaches; empty when the book has none. */
    OptionalLong sunPerEnergy(RentalDuration duration, long energy) {
        return tiers.stream()
                .filter(tier -> tier.duration().equals(duration.label()) && tier.minEnergy() <= energy)
                .max(Comparator.comparingLong(Tier::minEnergy))
                .map(tier -> OptionalLong.of(tier.sunPerEnergy()))
                .orElse(OptionalLong.empty());
    }
}
