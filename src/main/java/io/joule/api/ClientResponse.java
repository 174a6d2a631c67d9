package io.joule.api;

import io.joule.api.access.ApiClient;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client of the API, without its key. */
@Schema(name = "Client", description = "A client of the API.")
public record ClientResponse(
        UUID id,
        String name,

        @Schema(description = "Whose client it is; null for an operator's.", nullable = true)
        Long userId,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt,

        @Schema(description = "Since when its key opens nothing; null while it is good.", nullable = true)
        Instant revokedAt) {

    static ClientResponse of(ApiClient client) {
        return new ClientResponse(
                client.id(),
                client.name(),
                client.customer().isPresent() ? client.customer().getAsLong() : null,
                client.createdAt(),
                client.revokedAt().orElse(null));
    }
}
