package io.joule.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a change of state. */
@Schema(name = "PayoutWalletStateRequest", description = "The state a payout wallet is to have.")
public record SetPayoutWalletState(
        @NotBlank(message = "is missing")
        @Pattern(regexp = "enabled|disabled", message = "must be enabled or disabled")
        @Schema(description = "disabled: nothing is signed for it any more.", examples = "disabled")
        String state) {

    boolean enabled() {
        return state.equals("enabled");
    }
}
