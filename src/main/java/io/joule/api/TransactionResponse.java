package io.joule.api;

import io.joule.ledger.StatementLine;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of a customer's statement. */
@Schema(name = "BalanceTransaction", description = "One line of a customer's statement.")
public record TransactionResponse(
        @Schema(description = "Falls along the list.") long id,

        @Schema(description = "deposit, hold, capture, release, refund or adjustment.", examples = "hold")
        String transactionType,

        @Schema(
                description = "Change of the free balance, six places, with its sign: all lines add up to the balance."
                        + " A capture is zero: its money had left with the hold.",
                examples = "-2.925000")
        String amount,

        @Schema(description = "The same in millionths: sun for TRX.", examples = "-2925000")
        long amountMicros,

        @Schema(description = "Change of what is held for orders.", examples = "2.925000")
        String held,

        @Schema(description = "Free balance after it.", examples = "97.075000")
        String balanceAfter,

        @Schema(examples = "TRX") String currency,

        @Schema(description = "The order's id, or the deposit's txid:index.")
        String referenceId,

        @Schema(description = "For people.", nullable = true)
        String description,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt) {

    static TransactionResponse of(StatementLine line) {
        return new TransactionResponse(
                line.id(),
                line.kind().word(),
                line.amount().decimal(),
                line.amount().micros(),
                line.held().decimal(),
                line.balanceAfter().decimal(),
                line.amount().asset().name(),
                line.reference(),
                line.description(),
                line.createdAt());
    }
}
