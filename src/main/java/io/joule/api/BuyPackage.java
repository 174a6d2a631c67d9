package io.joule.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.joule.money.Asset;
import io.joule.money.Money;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of the buying of a package. */
@Schema(name = "PackageRequest", description = "A package that is to be bought, at the price that was agreed to.")
public record BuyPackage(
        @NotNull(message = "is missing")
        @Min(value = 1, message = "must be above zero")
        @Schema(description = "How many uses it has, as offered.", examples = "10")
        Integer transfers,

        @NotNull(message = "is missing")
        @Min(value = 1, message = "must be above zero")
        @Schema(description = "Energy of one use, as offered.", examples = "65000")
        Long energyAmount,

        @NotBlank(message = "is missing")
        @JsonDeserialize(using = AmountText.class)
        @Pattern(regexp = "[0-9]{1,12}(\\.[0-9]{1,6})?", message = "must be a plain decimal with at most six places")
        @Schema(description = "The offer's total_trx: at another price nothing is bought.", examples = "29.250000")
        String totalTrx) {

    Money total() {
        return Money.parse(Asset.TRX, totalTrx);
    }
}
