package io.joule.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.joule.money.Asset;
import io.joule.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of an exchange. */
@Schema(name = "ExchangeRequest", description = "USDT that are to become TRX.")
public record ExchangeUsdt(
        @NotBlank(message = "is missing")
        @JsonDeserialize(using = AmountText.class)
        @Pattern(regexp = "[0-9]{1,12}(\\.[0-9]{1,6})?", message = "must be a plain decimal with at most six places")
        @Schema(description = "What leaves the balance, in USDT.", examples = "10.000000")
        String amount,

        @JsonDeserialize(using = AmountText.class)
        @Pattern(regexp = "[0-9]{1,12}(\\.[0-9]{1,6})?", message = "must be a plain decimal with at most six places")
        @Schema(
                description = "The TRX that were agreed to: for another amount nothing is exchanged.",
                examples = "25.755940",
                nullable = true)
        String trxAmount) {

    Money usdt() {
        return Money.parse(Asset.USDT, amount);
    }

    Optional<Money> agreed() {
        return Optional.ofNullable(trxAmount).map(text -> Money.parse(Asset.TRX, text));
    }
}
