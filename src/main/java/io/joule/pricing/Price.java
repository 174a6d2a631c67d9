package io.joule.pricing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A row of the price book: sun per energy unit, for orders of this duration and of {@code minEnergy} and more. */
@Entity(name = "price")
class Price {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String duration;

    @Column(name = "min_energy")
    long minEnergy;

    @Column(name = "sun_per_energy")
    long sunPerEnergy;

    Tier tier() {
        return new Tier(duration, minEnergy, sunPerEnergy);
    }
}
