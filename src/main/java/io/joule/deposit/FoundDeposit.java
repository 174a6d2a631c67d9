package io.joule.deposit;

import io.joule.deposit.DepositRefusal.DepositMismatch;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.BlockRef;
import io.joule.tron.TransactionInfo;
import java.util.Arrays;
import java.util.List;

/** What a final transaction pays to the deposit address: at least one payment. */
record FoundDeposit(TransactionInfo info, List<Incoming> payments) {

    // A transaction's info does not name its block's id; nothing of what is booked from here asks for it.
    private static final String UNKNOWN = "0".repeat(64);

    /** @throws DepositMismatch unless the payments of the claimed asset sum up to the claim */
    List<Arrival> matching(Money claimed) {
        if (!sum(claimed.asset()).equals(claimed)) {
            List<Money> sums = Arrays.stream(Asset.values())
                    .map(this::sum)
                    .filter(Money::isPositive)
                    .toList();
            throw new DepositMismatch(claimed, sums);
        }
        BlockRef block = new BlockRef(info.height(), UNKNOWN, UNKNOWN, info.blockTime());
        return of(claimed.asset()).stream()
                .map(payment -> new Arrival(info.id(), payment, block))
                .toList();
    }

    private List<Incoming> of(Asset asset) {
        return payments.stream()
                .filter(payment -> payment.amount().asset() == asset)
                .toList();
    }

    private Money sum(Asset asset) {
        return of(asset).stream().map(Incoming::amount).reduce(Money.zero(asset), Money::plus);
    }
}
