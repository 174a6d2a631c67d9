package io.joule.api;

import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a question for a challenge: which address is to be proven. */
@Schema(name = "ChallengeRequest", description = "Which address is to be proven.")
public record AskChallenge(
        @NotBlank(message = "is missing")
        @TronAddressText
        @Schema(description = "A TRON address.", examples = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE")
        String address) {}
