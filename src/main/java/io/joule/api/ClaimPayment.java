package io.joule.api;

import io.joule.tron.TxId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a claim: which transaction, and the paying address's signature. */
@Schema(name = "ClaimRequest", description = "Which transaction, and the signature of the address that paid.")
public record ClaimPayment(
        @NotBlank(message = "is missing")
        @Pattern(regexp = "(0[xX])?[0-9a-fA-F]{64}", message = "must have 64 hex digits")
        @Schema(description = "The transaction that paid the deposit address.")
        String txHash,

        @Pattern(regexp = ProveAddress.SIGNATURE, message = ProveAddress.NOT_A_SIGNATURE)
        @Schema(description = "Of the challenge's text, by the address that paid.", nullable = true)
        String signature) {

    TxId id() {
        return TxId.parse(txHash);
    }
}
