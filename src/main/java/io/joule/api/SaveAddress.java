package io.joule.api;

import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of an address to keep. */
@Schema(name = "WalletRequest", description = "A receiver address to keep.")
public record SaveAddress(
        @NotBlank(message = "is missing")
        @TronAddressText
        @Schema(description = "A TRON address.", examples = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE")
        String walletAddress) {}
