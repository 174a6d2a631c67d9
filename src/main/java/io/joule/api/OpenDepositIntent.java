package io.joule.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.joule.money.Asset;
import io.joule.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a deposit intent: what a customer is about to pay. */
@Schema(name = "DepositIntentRequest", description = "What a customer is about to pay.")
public record OpenDepositIntent(
        @NotBlank(message = "is missing")
        @Pattern(regexp = "(?i)TRX|USDT", message = "must be TRX or USDT")
        @Schema(description = "TRX or USDT.", examples = "TRX")
        String currency,

        @NotBlank(message = "is missing")
        @JsonDeserialize(using = AmountText.class)
        @Pattern(
                regexp = "[0-9]{1,12}(\\.[0-9]{1,6})?|[1-9][0-9]{12,}(\\.[0-9]{1,6})?",
                message = "must be a plain decimal with at most two places")
        @Pattern(regexp = "(?![1-9][0-9]{12,}(\\.[0-9]{1,6})?$).*", message = "is too large")
        @Schema(description = "About how much, with at most two places.", examples = "100")
        String amount) {

    Money money() {
        return Money.parse(Asset.valueOf(currency.toUpperCase(Locale.ROOT)), amount);
    }
}
