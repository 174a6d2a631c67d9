package io.joule.api;

import io.joule.api.access.NewClient;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client that has just come into being, with its key. */
@Schema(name = "NewClient", description = "A client that has just come into being.")
public record NewClientResponse(
        UUID id,
        String name,

        @Schema(description = "Whose client it is; null for an operator's.", nullable = true)
        Long userId,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt,

        @Schema(description = "Its key. Shown this once; only its hash is stored.", examples = "joule_…")
        String key) {

    static NewClientResponse of(NewClient created) {
        ClientResponse client = ClientResponse.of(created.client());
        return new NewClientResponse(client.id(), client.name(), client.userId(), client.createdAt(), created.key());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "NewClientResponse[" + id + ", " + name + "]";
    }
}
