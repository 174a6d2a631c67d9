package io.joule.supplier;

import io.joule.money.Sun;

/**
 * A wallet and its stock, for showing.
 *
 * @param free what it can still sell now
 * @param out what is planned, delegated or on its way home
 * @param delegations how many delegations {@code out} consists of
 * @param owedTransactions transactions it must still pay for that its figures don't count yet
 */
public record WalletStock(SupplierWallet wallet, Sun free, Sun out, long delegations, long owedTransactions) {

    Capacity capacity() {
        Observation seen = wallet.observed();
        return new Capacity(
                wallet.id(),
                wallet.address(),
                free,
                seen.trxBalance(),
                seen.bandwidthAvailable(),
                seen.freeBandwidthAvailable(),
                owedTransactions);
    }
}
