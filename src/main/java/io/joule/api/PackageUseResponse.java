package io.joule.api;

import io.joule.prepaid.PackageUse;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A use of a package, as callers see it. */
@Schema(name = "PackageUse", description = "A use of a package: an order.")
public record PackageUseResponse(
        @Schema(description = "The order that it became.") UUID orderId,

        @Schema(description = "Who receives the energy.") String receiveAddress,

        @Schema(description = "The order's status.", examples = "completed")
        String orderStatus,

        @Schema(description = "The order came to nothing, and the use is back.", examples = "false")
        boolean returned,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt) {

    static PackageUseResponse of(PackageUse use) {
        return new PackageUseResponse(
                use.order(), use.receiver().toString(), use.orderStatus(), use.returned(), use.at());
    }
}
