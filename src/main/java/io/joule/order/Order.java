package io.joule.order;

import io.joule.money.Money;
import io.joule.tron.Energy;
import io.joule.tron.TronAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One rental: {@code energy} for {@code receiver} during {@code rental}, at a fixed price.
 *
 * @param duration the rental's label as ordered, e.g. {@code 1h}
 * @param sunPerEnergy price in sun for one unit of energy
 * @param missing energy for which there is no live delegation yet
 * @param failureCode stable word for why it failed; null unless it failed
 * @param completedAt chain time of the block that completed it; null before
 * @param reclaimAt chain time at which the rental ends; null before it is completed
 */
public record Order(
        UUID id,
        long customer,
        TronAddress receiver,
        Energy energy,
        String duration,
        Duration rental,
        long sunPerEnergy,
        Money cost,
        OrderStatus status,
        Energy missing,
        int attempts,
        String failureCode,
        String failure,
        Instant createdAt,
        Instant expiresAt,
        Instant completedAt,
        Instant reclaimAt) {}
