package io.joule.api;

import io.joule.customer.SavedAddress;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A receiver address that a customer keeps. */
@Schema(name = "Wallet", description = "A receiver address that a customer keeps.")
public record WalletResponse(
        long id,

        @Schema(examples = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE")
        String walletAddress,

        @Schema(description = "What the customer calls it.", examples = "savings", nullable = true)
        String name,

        @Schema(description = "The one that is meant when none is said.")
        boolean isDefault,

        @Schema(description = "True: deleted ones are not shown.")
        boolean isActive,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt) {

    static WalletResponse of(SavedAddress saved) {
        return new WalletResponse(
                saved.id(),
                saved.address().toString(),
                saved.name().orElse(null),
                saved.isDefault(),
                true,
                saved.createdAt());
    }
}
