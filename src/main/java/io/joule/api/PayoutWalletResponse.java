package io.joule.api;

import io.joule.payout.PayoutWallet;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wallet that money leaves from. */
@Schema(name = "PayoutWallet", description = "A wallet that money leaves from.")
public record PayoutWalletResponse(
        long id,
        String address,

        @Schema(description = "enabled or disabled.", examples = "enabled")
        String state,

        @Schema(description = "TRX it has on the final chain, six places.", examples = "10000.000000")
        String trxBalance,

        @Schema(description = "USDT it has there, six places.", examples = "10000.000000")
        String usdtBalance,

        @Schema(description = "When the chain last told them.", nullable = true)
        Instant observedAt,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt) {

    static PayoutWalletResponse of(PayoutWallet wallet) {
        return new PayoutWalletResponse(
                wallet.id(),
                wallet.address().toString(),
                wallet.enabled() ? "enabled" : "disabled",
                wallet.trx().decimal(),
                wallet.usdt().decimal(),
                wallet.observedAt().orElse(null),
                wallet.createdAt());
    }
}
