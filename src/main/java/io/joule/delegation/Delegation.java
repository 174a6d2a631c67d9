package io.joule.delegation;

import io.joule.money.Sun;
import io.joule.tron.Energy;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * One wallet's part of an order.
 *
 * @param sun what is delegated and must come home, exactly
 * @param permissionId which of the wallet's permissions Joule signs with
 * @param includedBlock null unless its transaction is in a block
 * @param solid its transaction is final
 * @param claim the claim under which it was read: a step taken under an older one does not count
 */
public record Delegation(
        UUID id,
        UUID order,
        long walletId,
        TronAddress wallet,
        int permissionId,
        TronAddress receiver,
        Energy energy,
        Sun sun,
        DelegationStatus status,
        Long includedBlock,
        Instant includedAt,
        boolean solid,
        int attempts,
        long claim) {

    TransactionPlan delegatePlan() {
        return new TransactionPlan(TransactionPlan.Kind.DELEGATE_ENERGY, wallet, receiver, sun, permissionId);
    }

    TransactionPlan reclaimPlan() {
        return new TransactionPlan(TransactionPlan.Kind.RECLAIM_ENERGY, wallet, receiver, sun, permissionId);
    }
}
