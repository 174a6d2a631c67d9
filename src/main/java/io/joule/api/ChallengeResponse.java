package io.joule.api;

import io.joule.deposit.Challenge;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text to sign. */
@Schema(name = "Challenge", description = "A text to sign with the address's key.")
public record ChallengeResponse(
        @Schema(description = "Whose key has to sign.") String address,

        @Schema(description = "What to sign, to the letter, with the wallet's signMessageV2.")
        String text,

        @Schema(description = "RFC 3339, UTC.") Instant expiresAt) {

    static ChallengeResponse of(Challenge challenge) {
        return new ChallengeResponse(challenge.address().toString(), challenge.text(), challenge.expiresAt());
    }
}
