package io.joule.api.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is wrong with one field of a request. */
@Schema(description = "What is wrong with one field of the request.")
@RegisterForReflection
public record FieldError(
        @Schema(description = "The field, by its name in the request.", examples = "receive_address")
        String field,

        @Schema(description = "Stable word for programs.", examples = "invalid_address")
        String code,

        @Schema(description = "One sentence for people.") String detail) {}
