package io.joule.supplier;

import io.joule.keys.PrivateKey;
import io.joule.tron.TronAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A wallet to add. With {@code owner} the key is an operator key for that wallet; without, it is the wallet's own.
 *
 * @param key stays the caller's, who closes it when the wallet is added
 * @param permissionId default 2 for an operator key, 0 (the owner permission) for the wallet's own
 * @param allowWidePermission accept an active permission that allows more than delegating and reclaiming
 */
public record NewWallet(
        PrivateKey key, Optional<TronAddress> owner, OptionalInt permissionId, boolean allowWidePermission) {

    private static final int FIRST_ACTIVE = 2;

    public static NewWallet ofOwner(PrivateKey key) {
        return new NewWallet(key, Optional.empty(), OptionalInt.empty(), false);
    }

    WalletAccess access() {
        TronAddress signer = key.address();
        TronAddress wallet = owner.orElse(signer);
        int permission = permissionId.orElse(wallet.equals(signer) ? 0 : FIRST_ACTIVE);
        return new WalletAccess(wallet, signer, permission, allowWidePermission);
    }
}
