package io.joule.api;

import io.joule.ledger.Balance;
import io.joule.money.Asset;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a customer has: free to spend, and held for orders that are not delivered yet. */
@Schema(
        name = "BalanceResponse",
        description = "What a customer has. TRX and USDT with six places; 1 TRX = 1 000 000 sun.")
public record BalanceResponse(
        @Schema(examples = "123456") long userId,

        @Schema(description = "Free to spend.", examples = "97.075000")
        String balanceTrx,

        @Schema(description = "Free to spend.", examples = "0.000000")
        String balanceUsdt,

        @Schema(description = "Held for open orders.", examples = "2.925000")
        String heldTrx,

        @Schema(description = "Held for open orders.", examples = "0.000000")
        String heldUsdt,

        @Schema(description = "balance_trx in sun.", examples = "97075000")
        long balanceTrxSun,

        @Schema(description = "held_trx in sun.", examples = "2925000")
        long heldTrxSun,

        @Schema(description = "balance_usdt in millionths.", examples = "0")
        long balanceUsdtMicros,

        @Schema(description = "held_usdt in millionths.", examples = "0")
        long heldUsdtMicros) {

    static BalanceResponse of(long customer, Map<Asset, Balance> balances) {
        Balance trx = balances.get(Asset.TRX);
        Balance usdt = balances.get(Asset.USDT);
        return new BalanceResponse(
                customer,
                trx.available().decimal(),
                usdt.available().decimal(),
                trx.held().decimal(),
                usdt.held().decimal(),
                trx.available().micros(),
                trx.held().micros(),
                usdt.available().micros(),
                usdt.held().micros());
    }
}
