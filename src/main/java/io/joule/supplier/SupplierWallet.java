package io.joule.supplier;

import io.joule.money.Sun;
import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A wallet whose stake is sold.
 *
 * @param signer whose key signs: the wallet's own, or an operator key that holds the active permission
 * @param permissionId 0 for the owner permission, 2..9 for an active one
 * @param allowWidePermission the operator accepted a permission that allows more than delegating and reclaiming
 * @param observed what the chain last said
 * @param trouble why it is passed over until {@code troubleUntil}, if it is
 * @param quarantine why it takes no new orders until a person has looked, if it does not
 * @param dailyCap at most so much is delegated in 24 hours, if set
 */
public record SupplierWallet(
        long id,
        TronAddress address,
        TronAddress signer,
        int permissionId,
        boolean allowWidePermission,
        WalletState state,
        Observation observed,
        Optional<Instant> observedAt,
        Optional<String> trouble,
        Optional<Instant> troubleUntil,
        Optional<String> quarantine,
        Optional<Sun> dailyCap,
        Instant createdAt) {

    /** True when it may serve an order at {@code now}, as far as its state goes. */
    public boolean takesOrders(Instant now) {
        return state == WalletState.ENABLED
                && quarantine.isEmpty()
                && troubleUntil.map(until -> !until.isAfter(now)).orElse(true);
    }
}
