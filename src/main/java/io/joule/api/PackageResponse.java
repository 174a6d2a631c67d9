package io.joule.api;

import io.joule.prepaid.TransferPackage;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A package that a customer bought, as callers see it. */
@Schema(name = "Package", description = "A package of transfers that a customer has paid ahead.")
public record PackageResponse(
        UUID id,

        @Schema(description = "The customer's Telegram id.", examples = "123456")
        long userId,

        @Schema(description = "Energy of one use.", examples = "65000")
        long energyAmount,

        @Schema(description = "How long the energy of one use is rented.", examples = "1h")
        String duration,

        @Schema(description = "Uses that were bought.", examples = "10")
        int transfers,

        @Schema(description = "Uses that were made and did not come back.", examples = "3")
        int used,

        @Schema(description = "Uses whose money an operator gave back.", examples = "0")
        int givenBack,

        @Schema(description = "Uses that are left.", examples = "7")
        int left,

        @Schema(description = "Price of one use in TRX.", examples = "2.925000")
        String useTrx,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt) {

    static PackageResponse of(TransferPackage one) {
        return new PackageResponse(
                one.id(),
                one.customer(),
                one.energy(),
                one.duration(),
                one.bought(),
                one.used(),
                one.givenBack(),
                one.left(),
                one.perUse().decimal(),
                one.createdAt());
    }
}
