package io.joule.api;

import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.keys.BadPrivateKey;
import io.joule.keys.PrivateKey;
import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a payout wallet to add. */
@Schema(
        name = "PayoutWalletRequest",
        description = "A wallet to pay from. Its key is encrypted before it is stored, and never shown again.")
public record AddPayoutWallet(
        @NotBlank(message = "is missing")
        @Schema(description = "The wallet's own key, 64 hex digits.", writeOnly = true)
        String privateKey) {

    /**
     * The key; the caller must close it. Takes milliseconds of CPU.
     *
     * @throws Refusal when it is none
     */
    PrivateKey key() {
        try {
            return PrivateKey.parse(privateKey);
        } catch (BadPrivateKey e) {
            throw new Refusal(Kind.INVALID, "invalid_private_key", "private_key", e.getMessage());
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "AddPayoutWallet[]";
    }
}
