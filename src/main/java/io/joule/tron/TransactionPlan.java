package io.joule.tron;

import io.joule.base.Check;
import io.joule.money.Sun;

/**
 * What a transaction is meant to do, before there are bytes: what is signed is decoded and must equal its plan.
 *
 * @param owner whose TRX or stake moves, and who pays the bandwidth
 * @param counterpart the receiver of the energy, or of the TRX
 * @param amount sun to delegate, to take back, or to transfer
 * @param permissionId which of the owner's permissions signs: 0 owner, 2..9 active (TIP-16)
 */
public record TransactionPlan(Kind kind, TronAddress owner, TronAddress counterpart, Sun amount, int permissionId) {

    public enum Kind {
        TRANSFER,
        DELEGATE_ENERGY,
        RECLAIM_ENERGY
    }

    public TransactionPlan {
        Check.argument(amount.value() > 0, "an amount of nothing");
        Check.argument(permissionId == 0 || permissionId >= 2 && permissionId <= 9, "permission id %d", permissionId);
        Check.argument(!owner.equals(counterpart), "owner and counterpart are the same");
    }
}
