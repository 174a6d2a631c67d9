package io.joule.api;

import io.joule.audit.AuditVerdict.Anchor;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a check of the audit: a hash that was kept elsewhere. */
@Schema(
        name = "AuditAnchor",
        description = "An entry's hash that you kept elsewhere: from an earlier check, or the log.")
public record VerifyAudit(
        @NotNull(message = "is missing") @Min(value = 1, message = "must be above zero") @Schema(examples = "1250")
        Long entry,

        @NotBlank(message = "is missing")
        @Pattern(regexp = "[0-9a-f]{64}", message = "must have 64 hex digits in lower case")
        String hash) {

    Anchor anchor() {
        return new Anchor(entry, hash);
    }
}
