package io.joule.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.joule.audit.AuditEntry;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One entry of the audit. */
@Schema(name = "AuditEntry", description = "Who did what, and when.")
public record AuditEntryResponse(
        @Schema(description = "1, 2, 3 … without a gap.") long id,
        @Schema(description = "RFC 3339, UTC.") Instant at,

        @Schema(description = "client, customer, operator or system.", examples = "client")
        String actorKind,

        @Schema(
                description = "The API client's name, the customer's id or the operator's name; empty for the system.",
                examples = "operator")
        String actor,

        @Schema(examples = "supplier_wallet.added") String action,

        @Schema(description = "To what it was done: an id, an address, a name.")
        String subject,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, description = "What a reader needs to understand it.")
        String details,

        @Schema(description = "Hash of the entry before.") String previous,

        @Schema(description = "SHA-256 over all other fields.")
        String hash) {

    static AuditEntryResponse of(AuditEntry entry) {
        return new AuditEntryResponse(
                entry.id(),
                entry.at(),
                entry.actorKind(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.details(),
                entry.previous(),
                entry.hash());
    }
}
