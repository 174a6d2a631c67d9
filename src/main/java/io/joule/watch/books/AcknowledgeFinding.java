package io.joule.watch.books;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a finding is as it is. */
@Schema(description = "Why the finding is as it is.")
record AcknowledgeFinding(
        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not hold control characters")
        @Schema(
                description = "What a person found out, kept with the finding.",
                examples = "Delegated by hand for a friend before Joule was installed.")
        String note) {}
