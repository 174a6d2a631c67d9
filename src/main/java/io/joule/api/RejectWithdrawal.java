package io.joule.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a rejection. */
@Schema(name = "WithdrawalRejection", description = "Why a withdrawal is rejected.")
public record RejectWithdrawal(
        @NotBlank(message = "is missing")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The customer sees it.", examples = "Please write to us first.")
        String reason) {}
