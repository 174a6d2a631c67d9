package io.joule.api;

import io.joule.delegation.DelegationView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One part of an order: what one wallet delegates. */
@Schema(name = "Delegation", description = "One part of an order: what one supplier wallet delegates.")
public record DelegationResponse(
        @Schema(description = "The supplier wallet.") String wallet,

        @Schema(description = "Stake delegated, in sun.", examples = "6842105264")
        long sun,

        @Schema(description = "Energy units.", examples = "65000")
        long energy,

        @Schema(
                description = "planned, sent, active, due, reclaiming, reclaimed, dropped or lost.",
                examples = "active")
        String status,

        @Schema(description = "The delegating transaction.", nullable = true)
        String txid,

        @Schema(description = "The block it is in.", nullable = true)
        Long block,

        @Schema(description = "The transaction that takes it back.", nullable = true)
        String reclaimTxid) {

    static DelegationResponse of(DelegationView view) {
        return new DelegationResponse(
                view.wallet().toString(),
                view.sun().value(),
                view.energy().units(),
                view.status().word(),
                view.txid(),
                view.block(),
                view.reclaimTxid());
    }
}
