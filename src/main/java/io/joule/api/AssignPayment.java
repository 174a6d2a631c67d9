package io.joule.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of an assignment: who gets the payment. */
@Schema(name = "AssignRequest", description = "Who gets the payment.")
public record AssignPayment(
        @NotNull(message = "is missing")
        @Positive(message = "must be above zero")
        @Schema(description = "The customer's Telegram id.", examples = "123456")
        Long userId) {}
