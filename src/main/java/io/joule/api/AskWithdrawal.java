package io.joule.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.TronAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a withdrawal. */
@Schema(name = "WithdrawalRequest", description = "TRX that are to leave a customer's balance.")
public record AskWithdrawal(
        @NotBlank(message = "is missing")
        @JsonDeserialize(using = AmountText.class)
        @Pattern(regexp = "[0-9]{1,12}(\\.[0-9]{1,6})?", message = "must be a plain decimal with at most six places")
        @Schema(
                description = "What leaves the balance, in TRX. The network's part is taken off it.",
                examples = "100.000000")
        String amount,

        @NotBlank(message = "is missing")
        @TronAddressText
        @Schema(description = "Where to: an address whose key has signed for this customer.")
        String address) {

    Money money() {
        return Money.parse(Asset.TRX, amount);
    }

    TronAddress recipient() {
        return TronAddress.parse(address);
    }
}
