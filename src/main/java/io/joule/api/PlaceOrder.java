package io.joule.api;

import io.joule.api.access.ApiKeyHash;
import io.joule.tron.TronAddress;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of an order; the names are the baseline's. */
@Schema(name = "OrderRequest", description = "An order for energy.")
public record PlaceOrder(
        @NotNull(message = "is missing")
        @Min(value = 1, message = "must be above zero")
        @Schema(description = "Whose balance pays: the customer's Telegram id.", examples = "123456")
        Long userId,

        @NotNull(message = "is missing")
        @Min(value = 1, message = "must be above zero")
        @Schema(
                description = "Energy units; by default 1 000 to 10 000 000. A USDT transfer takes about 65 000,"
                        + " or 131 000 when its receiver holds no USDT yet.",
                examples = "65000")
        Long energyAmount,

        @NotBlank(message = "is missing")
        @Size(max = 16, message = "must have at most 16 characters")
        @Schema(description = "How long the receiver keeps it: 1h, 1d, 3d, 7d or 14d by default.", examples = "1h")
        String duration,

        @NotBlank(message = "is missing")
        @TronAddressText
        @Schema(
                description = "Who receives it: an activated TRON address (T…), no contract.",
                examples = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE")
        String receiveAddress) {

    /** The same for every way to write the same request. */
    String hash() {
        return ApiKeyHash.of(String.join(
                "\n",
                "order",
                userId.toString(),
                energyAmount.toString(),
                duration,
                TronAddress.parse(receiveAddress).toString()));
    }
}
