package io.joule.api;

import io.joule.money.ExchangeRate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What USDT are worth here. */
@Schema(name = "ExchangeRate", description = "What USDT are worth here.")
public record ExchangeRateResponse(
        @Schema(description = "Whether USDT are exchanged for TRX at all.", examples = "true")
        boolean open,

        @Schema(
                description = "TRX for one USDT; null when they are not exchanged.",
                examples = "2.575594",
                nullable = true)
        String trxPerUsdt) {

    static ExchangeRateResponse of(Optional<ExchangeRate> rate) {
        return new ExchangeRateResponse(
                rate.isPresent(), rate.map(ExchangeRate::toString).orElse(null));
    }
}
