package io.joule.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a proof: the address, and its signature of the challenge's text. */
@Schema(name = "ProofRequest", description = "An address, and its signature of the challenge's text.")
public record ProveAddress(
        @NotBlank(message = "is missing")
        @TronAddressText
        @Schema(description = "A TRON address.", examples = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE")
        String address,

        @NotBlank(message = "is missing")
        @Pattern(regexp = SIGNATURE, message = NOT_A_SIGNATURE)
        @Schema(description = "130 hex digits, as a wallet's signMessageV2 gives them.")
        String signature) {

    static final String SIGNATURE = "(0x)?[0-9a-fA-F]{130}";
    static final String NOT_A_SIGNATURE = "must have 130 hex digits, as signMessageV2 gives them";
}
