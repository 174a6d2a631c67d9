package io.joule.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.joule.deposit.DepositView;
import io.joule.deposit.MatchedBy;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payment as its customer sees it. */
@Schema(name = "Payment", description = "A payment to the deposit address that is this customer's.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PaymentResponse(
        @Schema(description = "seen: in a block that may still be undone; credited: in the balance.", examples = "seen")
        String status,

        @Schema(description = "The paying transaction.") String txHash,

        @Schema(description = "Its place inside the transaction.")
        int eventIndex,

        @Schema(description = "Six places.", examples = "100.004217")
        String amount,

        @Schema(description = "The same in millionths: sun for TRX.", examples = "100004217")
        long amountMicros,

        @Schema(examples = "TRX") String currency,
        @Schema(description = "Who paid.") String sender,
        @Schema(description = "The block it is in.") long block,

        @Schema(
                description = "What ties it to the customer: intent, sender, claim or operator. Null while only seen.",
                nullable = true,
                examples = "intent")
        String matchedBy,

        @Schema(description = "The deposit intent that it paid.", nullable = true)
        UUID intentId,

        @Schema(description = "When it was seen, or credited. RFC 3339, UTC.")
        Instant at) {

    static PaymentResponse of(DepositView payment) {
        return new PaymentResponse(
                payment.credited() ? "credited" : "seen",
                payment.txId().hex(),
                payment.index(),
                payment.amount().decimal(),
                payment.amount().micros(),
                payment.amount().asset().name(),
                payment.sender().toString(),
                payment.height(),
                payment.matchedBy().map(MatchedBy::word).orElse(null),
                payment.intent().orElse(null),
                payment.at());
    }
}
