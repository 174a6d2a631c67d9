package io.joule.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.TxId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a deposit: where to look on the chain, and what is expected there. */
@Schema(name = "DepositRequest", description = "Where to look on the chain, and what is expected there.")
public record ClaimDeposit(
        @NotBlank(message = "is missing")
        @Pattern(regexp = "(0[xX])?[0-9a-fA-F]{64}", message = "must have 64 hex digits")
        @Schema(description = "The transaction that paid the deposit address.")
        String txHash,

        @NotBlank(message = "is missing")
        @JsonDeserialize(using = AmountText.class)
        @Pattern(regexp = "[0-9]{1,12}(\\.[0-9]{1,6})?", message = "must be a plain decimal with at most six places")
        @Schema(description = "What it paid, with at most six places.", examples = "100.000000")
        String amount,

        @NotBlank(message = "is missing")
        @Pattern(regexp = "(?i)TRX|USDT", message = "must be TRX or USDT")
        @Schema(description = "TRX or USDT.", examples = "TRX")
        String currency) {

    TxId id() {
        return TxId.parse(txHash);
    }

    Money money() {
        Money money = Money.parse(Asset.valueOf(currency.toUpperCase(Locale.ROOT)), amount);
        if (!money.isPositive()) {
            throw new Refusal(Kind.INVALID, "out_of_range", "amount", "amount must be above zero.");
        }
        return money;
    }
}
