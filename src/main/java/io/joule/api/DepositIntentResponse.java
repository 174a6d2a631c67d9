package io.joule.api;

import io.joule.deposit.DepositIntent;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payment that a customer announced. */
@Schema(name = "DepositIntent", description = "A payment that a customer announced, and how to make it.")
public record DepositIntentResponse(
        UUID id,
        @Schema(examples = "123456") long userId,

        @Schema(description = "Where to pay.", examples = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE")
        String address,

        @Schema(description = "TRX or USDT.", examples = "TRX")
        String currency,

        @Schema(
                description = "What must arrive, to the last digit: the payment is known by this amount.",
                examples = "100.004217")
        String amount,

        @Schema(description = "The same in millionths: sun for TRX.", examples = "100004217")
        long amountMicros,

        @Schema(description = "What was asked for.", examples = "100.000000")
        String askedAmount,

        @Schema(
                description = "open; seen: in a block, not final yet; credited: in the balance; expired.",
                examples = "open")
        String status,

        @Schema(description = "RFC 3339, UTC. A block made later pays too late.")
        Instant expiresAt,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt) {

    static DepositIntentResponse of(DepositIntent intent) {
        return new DepositIntentResponse(
                intent.id(),
                intent.customer(),
                intent.address().toString(),
                intent.exact().asset().name(),
                intent.exact().decimal(),
                intent.exact().micros(),
                intent.asked().decimal(),
                intent.status().word(),
                intent.expiresAt(),
                intent.createdAt());
    }
}
