package io.joule.api;

import io.joule.deposit.ProvenAddress;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An address that is known to be a customer's. */
@Schema(name = "ProvenAddress", description = "An address that is known to be this customer's.")
public record ProvenAddressResponse(
        String address,

        @Schema(
                description =
                        "signature: its key signed for this customer. payment: it paid what this customer announced.",
                examples = "signature")
        String proof,

        @Schema(description = "RFC 3339, UTC.") Instant provenAt) {

    static ProvenAddressResponse of(ProvenAddress address) {
        return new ProvenAddressResponse(
                address.address().toString(), address.proof().word(), address.provenAt());
    }
}
