package io.joule.pricing;

import io.joule.testing.TestNode;
import io.joule.tron.Energy;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/** A price book with one price. The real one lives in Hibernate and needs all of Quarkus. */
public final class TestPrices {

    private TestPrices() {}

    public static PriceBook book(long sunPerEnergy) {
        PricingConfig config =
                TestNode.config(PricingConfig.class, Map.of("joule.pricing.default-prices.1h", "" + sunPerEnergy));
        return new PriceBook(null, config) {
            @Override
            public Uni<Quote> quote(Energy energy, String duration) {
                return Uni.createFrom().item(Quote.of(energy, RentalDuration.parse(duration), sunPerEnergy));
            }
        };
    }
}
