package io.joule.supplier;

import io.joule.base.Check;
import io.joule.money.Sun;

/**
 * What a delegation or a reclaim costs its wallet: {@code bytes} of bandwidth, paid whole from the staked or from the
 * free points, or else by burning TRX (never a mixture).
 *
 * @param burned sun burned for it where no bandwidth is left
 */
public record TransactionCost(int bytes, Sun burned) {

    public TransactionCost {
        Check.argument(bytes > 0, "a transaction of %d bytes and %s", bytes, burned);
    }

    /** How many transactions the wallet's bandwidth pays. */
    long paidByBandwidth(Capacity wallet) {
        return wallet.bandwidth() / bytes + wallet.freeBandwidth() / bytes;
    }

    /** How many more it can pay by burning its TRX; any number on a network that burns nothing. */
    long paidByBurning(Capacity wallet) {
        return burned.value() == 0 ? Integer.MAX_VALUE : wallet.balance().value() / burned.value();
    }
}
