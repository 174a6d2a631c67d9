package io.joule.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.joule.deposit.UnmatchedPayment;
import io.joule.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A final payment that nothing tied to a customer. */
@Schema(
        name = "UnmatchedPayment",
        description = "A final payment to the deposit address that nothing tied to a customer.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record UnmatchedPaymentResponse(
        UUID id,
        @Schema(description = "The paying transaction.") String txHash,

        @Schema(description = "Its place inside the transaction.")
        int eventIndex,

        @Schema(description = "TRX or USDT; null for a token that is not accepted.", nullable = true, examples = "TRX")
        String currency,

        @Schema(description = "Six places.", nullable = true, examples = "100.000000")
        String amount,

        @Schema(description = "The same in millionths: sun for TRX.", nullable = true, examples = "100000000")
        Long amountMicros,

        @Schema(description = "The contract of a token that is not accepted.", nullable = true)
        String token,

        @Schema(description = "What that contract says, in its own units.", nullable = true)
        String tokenAmount,

        @Schema(description = "Who paid.") String sender,
        @Schema(description = "The block it is in.") long block,
        @Schema(description = "RFC 3339, UTC.") Instant blockTime,

        @Schema(
                description = "late, paid_twice, wrong_amount, unknown_sender, below_minimum or token_not_accepted.",
                examples = "unknown_sender")
        String reason,

        @Schema(description = "The deposit intent that it may have been meant for.", nullable = true)
        UUID intentId,

        @Schema(description = "open, assigned, claimed, refunding or refunded.", examples = "open")
        String state,

        @Schema(description = "Who got it.", nullable = true)
        Long userId,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt,

        @Schema(description = "When it was settled. RFC 3339, UTC.", nullable = true)
        Instant settledAt,

        @Schema(description = "Why the last attempt to send it back came to nothing.", nullable = true)
        String refundFailure) {

    static UnmatchedPaymentResponse of(UnmatchedPayment payment) {
        Optional<Money> amount = payment.amount();
        return new UnmatchedPaymentResponse(
                payment.id(),
                payment.txId().hex(),
                payment.index(),
                amount.map(a -> a.asset().name()).orElse(null),
                amount.map(Money::decimal).orElse(null),
                amount.map(Money::micros).orElse(null),
                payment.token().map(t -> t.contract().toString()).orElse(null),
                payment.token().map(t -> t.amount().toString()).orElse(null),
                payment.sender().toString(),
                payment.height(),
                payment.blockTime(),
                payment.reason().word(),
                payment.intent().orElse(null),
                payment.state().word(),
                payment.customer().isPresent() ? payment.customer().getAsLong() : null,
                payment.createdAt(),
                payment.settledAt().orElse(null),
                payment.refundFailure().orElse(null));
    }
}
