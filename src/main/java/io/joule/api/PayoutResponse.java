package io.joule.api;

import io.joule.payout.Payout;
import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money on its way out, or that was meant to leave. */
@Schema(name = "Payout", description = "A withdrawal or a refund, and where it stands.")
public record PayoutResponse(
        UUID id,

        @Schema(description = "withdrawal or refund.", examples = "withdrawal")
        String kind,

        @Schema(description = "Whose withdrawal it is.", nullable = true)
        Long userId,

        @Schema(description = "The unmatched payment that goes back.", nullable = true)
        UUID unmatchedPaymentId,

        @Schema(description = "Who gets it.") String address,
        @Schema(examples = "TRX") String currency,

        @Schema(description = "What leaves the books, six places.", examples = "100.000000")
        String amount,

        @Schema(description = "What is kept of it for the network.", examples = "0.300000")
        String networkFee,

        @Schema(description = "What the address gets.", examples = "99.700000")
        String sent,

        @Schema(description = "The same in millionths: sun for TRX.", examples = "99700000")
        long sentMicros,

        @Schema(
                description = "requested, approved, sending, done, cancelled, rejected or failed.",
                examples = "requested")
        String status,

        @Schema(description = "True when the operator has to approve it.")
        boolean needsApproval,

        @Schema(description = "Nothing is sent before; until it is signed it can be cancelled.")
        Instant availableAt,

        @Schema(description = "Its latest transaction.", nullable = true)
        String txHash,

        @Schema(description = "What is in the way, or was at the end.", nullable = true)
        String trouble,

        @Schema(description = "Stable word for why it failed.", nullable = true)
        String errorCode,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt,

        @Schema(description = "When it ended, either way.", nullable = true)
        Instant settledAt,

        @Schema(description = "The wallet it was sent from. Only an operator's key sees it.", nullable = true)
        String payoutWallet) {

    static List<PayoutResponse> of(List<Payout> payouts, boolean operator) {
        return payouts.stream().map(p -> of(p, operator)).toList();
    }

    /** @param operator customers are not told what the desk's wallets have and lack */
    static PayoutResponse of(Payout p, boolean operator) {
        return new PayoutResponse(
                p.id(),
                p.kind().word(),
                p.customer().isPresent() ? p.customer().getAsLong() : null,
                p.unmatched().orElse(null),
                p.recipient().toString(),
                p.amount().asset().name(),
                p.amount().decimal(),
                p.fee().decimal(),
                p.sent().decimal(),
                p.sent().micros(),
                p.status().word(),
                p.needsApproval(),
                p.availableAt(),
                p.txId().orElse(null),
                p.trouble()
                        .filter(text -> operator || p.settledAt().isPresent())
                        .orElse(null),
                p.failureCode().orElse(null),
                p.createdAt(),
                p.settledAt().orElse(null),
                operator ? p.wallet().map(TronAddress::toString).orElse(null) : null);
    }
}
