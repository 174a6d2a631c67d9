package io.joule.api;

import io.joule.delegation.DelegationStatus;
import io.joule.delegation.DelegationView;
import io.joule.order.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order as callers see it: the baseline's fields, and what it left out. */
@Schema(name = "OrderResponse", description = "An order and where it stands.")
public record OrderResponse(
        UUID id,

        @Schema(description = "The customer's Telegram id.", examples = "123456")
        long userId,

        @Schema(description = "Who receives the energy.") String receiveAddress,

        @Schema(description = "Energy units.", examples = "65000")
        long energyAmount,

        @Schema(description = "The rental as it was ordered.", examples = "1h")
        String duration,

        @Schema(description = "The rental in hours.", examples = "1")
        BigDecimal durationHours,

        @Schema(description = "Price in TRX, six places.", examples = "2.925000")
        String costTrx,

        @Schema(description = "The same in sun.", examples = "2925000")
        long costSun,

        @Schema(description = "Price of one unit of energy, in sun.", examples = "45")
        long priceSunPerEnergy,

        @Schema(description = "pending, processing, completed, failed or cancelled.", examples = "completed")
        String status,

        @Schema(description = "The first wallet that serves it.", nullable = true)
        String supplierWallet,

        @Schema(description = "The first delegating transaction.", nullable = true)
        String txHash,

        @Schema(description = "Stable word for why it failed.", nullable = true)
        String errorCode,

        @Schema(description = "Why it failed.", nullable = true)
        String errorMessage,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt,

        @Schema(description = "Without its energy by then, it fails and the money is back.")
        Instant expiresAt,

        @Schema(description = "Time of the block that completed it.", nullable = true)
        Instant completedAt,

        @Schema(description = "When the rental ends and the energy goes home.", nullable = true)
        Instant reclaimAt,

        @Schema(description = "Its parts; one, unless no wallet could give it alone.")
        List<DelegationResponse> delegations) {

    private static final int HOUR_PLACES = 4;

    /** @param parts of this order */
    static OrderResponse of(Order order, List<DelegationView> parts) {
        return new OrderResponse(
                order.id(),
                order.customer(),
                order.receiver().toString(),
                order.energy().units(),
                order.duration(),
                hours(order.rental()),
                order.cost().decimal(),
                order.cost().micros(),
                order.sunPerEnergy(),
                order.status().word(),
                first(parts, part -> part.wallet().toString()),
                first(parts, DelegationView::txid),
                order.failureCode(),
                order.failure(),
                order.createdAt(),
                order.expiresAt(),
                order.completedAt(),
                order.reclaimAt(),
                parts.stream().map(DelegationResponse::of).toList());
    }

    /** Of the first part that counts: one that was dropped only where there is no other. */
    private static String first(List<DelegationView> parts, Function<DelegationView, String> property) {
        return parts.stream()
                .min(Comparator.comparing(part -> part.status() == DelegationStatus.DROPPED))
                .map(property)
                .orElse(null);
    }

    private static BigDecimal hours(Duration rental) {
        BigDecimal seconds = BigDecimal.valueOf(rental.toSeconds());
        BigDecimal hours = seconds.divide(
                        BigDecimal.valueOf(Duration.ofHours(1).toSeconds()), HOUR_PLACES, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return hours.setScale(Math.max(0, hours.scale()), RoundingMode.UNNECESSARY);
    }
}
