package io.joule.api;

import io.joule.ledger.exchange.Exchanged;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An exchange, as callers see it. */
@Schema(name = "Exchange", description = "USDT that became TRX.")
public record ExchangeResponse(
        UUID id,
        @Schema(examples = "1001") long userId,

        @Schema(description = "What left the balance, in USDT.", examples = "10.000000")
        String amount,

        @Schema(description = "What came for it, in TRX.", examples = "25.755940")
        String trxAmount,

        @Schema(description = "The same in sun.", examples = "25755940")
        long trxSun,

        @Schema(description = "RFC 3339, UTC.") Instant createdAt) {

    static ExchangeResponse of(Exchanged done) {
        return new ExchangeResponse(
                done.id(),
                done.customer(),
                done.given().decimal(),
                done.got().decimal(),
                done.got().micros(),
                done.at());
    }
}
