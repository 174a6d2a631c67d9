package io.joule.api;

import io.joule.prepaid.PackageOffer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A package that can be bought now, as callers see it. */
@Schema(name = "PackageOffer", description = "A package of transfers that can be bought now.")
public record PackageOfferResponse(
        @Schema(description = "How many uses it has.", examples = "10")
        int transfers,

        @Schema(description = "Energy of one use.", examples = "65000")
        long energyAmount,

        @Schema(description = "How long the energy of one use is rented.", examples = "1h")
        String duration,

        @Schema(description = "Percent that it is cheaper than single orders, rounded down.", examples = "6")
        int discountPercent,

        @Schema(description = "Price of one use in TRX.", examples = "2.925000")
        String useTrx,

        @Schema(description = "Price of the package in TRX.", examples = "29.250000")
        String totalTrx,

        @Schema(description = "The same in sun.", examples = "29250000")
        long totalSun) {

    static PackageOfferResponse of(PackageOffer offer) {
        return new PackageOfferResponse(
                offer.transfers(),
                offer.energy(),
                offer.duration(),
                offer.percent(),
                offer.perUse().decimal(),
                offer.total().decimal(),
                offer.total().micros());
    }
}
