package io.joule.api;

import io.joule.supplier.WalletState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a change of state. */
@Schema(name = "WalletStateRequest", description = "The state a supplier wallet is to have.")
public record SetWalletState(
        @NotBlank(message = "is missing")
        @Pattern(regexp = "enabled|draining|disabled", message = "must be enabled, draining or disabled")
        @Schema(
                description = "enabled: takes orders. draining: takes none, until all its energy is home."
                        + " disabled: takes none.",
                examples = "draining")
        String state) {

    WalletState wanted() {
        return WalletState.of(state);
    }
}
