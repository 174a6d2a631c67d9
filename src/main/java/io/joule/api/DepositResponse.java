package io.joule.api;

import io.joule.deposit.CreditedDeposit;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A deposit that is in the books now. */
@Schema(name = "Deposit", description = "A deposit that is in the books now.")
public record DepositResponse(
        @Schema(examples = "123456") long userId,
        @Schema(description = "The paying transaction.") String txHash,

        @Schema(description = "What the chain shows, six places.", examples = "100.000000")
        String amount,

        @Schema(description = "The same in millionths: sun for TRX.", examples = "100000000")
        long amountMicros,

        @Schema(examples = "TRX") String currency,
        @Schema(description = "The block it is in.") long block,
        @Schema(description = "RFC 3339, UTC.") Instant creditedAt) {

    static DepositResponse of(CreditedDeposit deposit) {
        return new DepositResponse(
                deposit.customer(),
                deposit.id().hex(),
                deposit.amount().decimal(),
                deposit.amount().micros(),
                deposit.amount().asset().name(),
                deposit.block(),
                deposit.creditedAt());
    }
}
