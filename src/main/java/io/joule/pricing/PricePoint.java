package io.joule.pricing;

import java.time.Instant;

/**
 * What a unit of energy cost from {@code at} on.
 *
 * @param series a rental's duration, or {@link PriceHistory#BURN}
 * @param sun for one unit of energy
 */
public record PricePoint(String series, Instant at, long sun) {}
