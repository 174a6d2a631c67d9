package io.joule.api;

import io.joule.money.Money;
import io.joule.supplier.Observation;
import io.joule.supplier.SupplierWallet;
import io.joule.supplier.WalletState;
import io.joule.supplier.WalletStock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wallet of the pool as the operator sees it: the baseline's fields, and its stock. */
@Schema(name = "SupplierWallet", description = "A wallet of the pool. Amounts in sun: 1 TRX = 1 000 000 sun.")
public record SupplierWalletResponse(
        long id,
        String walletAddress,

        @Schema(description = "TRX it has, six places.", examples = "50.000000")
        String trxBalance,

        @Schema(description = "The same in sun.", examples = "50000000")
        long trxBalanceSun,

        @Schema(description = "Energy units it has left itself.")
        long energyAvailable,

        @Schema(description = "Energy units its undelegated stake gives a day.")
        long energyLimit,

        @Schema(description = "Bandwidth points left.") long bandwidthAvailable,
        @Schema(description = "True while it takes orders.") boolean isActive,

        @Schema(description = "enabled, draining or disabled.", examples = "enabled")
        String state,

        @Schema(description = "When the chain was last asked.", nullable = true)
        Instant lastBalanceCheck,

        @Schema(description = "Stake for energy, what is delegated included.")
        long stakedSun,

        @Schema(description = "What the chain would let it delegate now.")
        long delegatableSun,

        @Schema(description = "Whose key signs: its own, or an operator key's address.")
        String signerAddress,

        @Schema(description = "The permission that key holds; 0 is the owner's.", examples = "2")
        int permissionId,

        @Schema(
                description = "Why it is passed over: for a while, or as long as it lacks what it needs.",
                nullable = true)
        String trouble,

        @Schema(description = "Until when; null for as long as it lacks what it needs.", nullable = true)
        Instant troubleUntil,

        @Schema(
                description =
                        "Why it takes no new orders until the finding that says so is acknowledged: somebody else delegates"
                                + " its stake.",
                nullable = true)
        String quarantine,

        @Schema(description = "What it can still sell. Only in the list.", nullable = true)
        Long freeSun,

        @Schema(description = "What is out or reserved. Only in the list.", nullable = true)
        Long outSun,

        @Schema(description = "In how many delegations. Only in the list.", nullable = true)
        Long delegations) {

    /** @param shortage why it can't take orders though nothing troubles it */
    static SupplierWalletResponse of(WalletStock stock, Optional<String> shortage) {
        return of(stock.wallet(), shortage, stock.free().value(), stock.out().value(), stock.delegations());
    }

    static SupplierWalletResponse of(SupplierWallet wallet) {
        return of(wallet, Optional.empty(), null, null, null);
    }

    private static SupplierWalletResponse of(
            SupplierWallet wallet, Optional<String> shortage, Long free, Long out, Long delegations) {
        Observation seen = wallet.observed();
        long balance = seen.trxBalance().value();
        return new SupplierWalletResponse(
                wallet.id(),
                wallet.address().toString(),
                Money.trx(balance).decimal(),
                balance,
                seen.energyAvailable(),
                seen.energyLimit(),
                seen.bandwidthAvailable() + seen.freeBandwidthAvailable(),
                wallet.state() == WalletState.ENABLED && wallet.quarantine().isEmpty(),
                wallet.state().word(),
                wallet.observedAt().orElse(null),
                seen.staked().value(),
                seen.delegatable().value(),
                wallet.signer().toString(),
                wallet.permissionId(),
                wallet.trouble().or(() -> shortage).orElse(null),
                wallet.troubleUntil().orElse(null),
                wallet.quarantine().orElse(null),
                free,
                out,
                delegations);
    }
}
