package io.joule.supplier;

import static io.joule.supplier.WalletRefused.Reason.IS_CONTRACT;
import static io.joule.supplier.WalletRefused.Reason.KEY_NOT_ENOUGH;
import static io.joule.supplier.WalletRefused.Reason.NOT_ACTIVATED;
import static io.joule.supplier.WalletRefused.Reason.PERMISSION_MISSING;
import static io.joule.supplier.WalletRefused.Reason.PERMISSION_TOO_NARROW;
import static io.joule.supplier.WalletRefused.Reason.PERMISSION_TOO_WIDE;

import io.joule.tron.AccountState;
import io.joule.tron.Permission;
import io.joule.tron.TronAddress;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a key may serve a wallet, by what the chain says of the wallet's permissions (TIP-16). The owner permission
 * may do anything: it is taken from the wallet's own key, because its holder has everything anyway, and from a foreign
 * key only where a wide permission is allowed.
 *
 * @param wallet whose stake is sold
 * @param signer the address of the key
 * @param permissionId 0 the owner permission, 2..9 an active one
 * @param allowWide accept a permission that allows more than delegating and reclaiming
 */
record WalletAccess(TronAddress wallet, TronAddress signer, int permissionId, boolean allowWide) {

    private static final Set<Integer> NEEDED = Set.of(Permission.DELEGATE_RESOURCE, Permission.UNDELEGATE_RESOURCE);

    static WalletAccess of(SupplierWallet wallet) {
        return new WalletAccess(wallet.address(), wallet.signer(), wallet.permissionId(), wallet.allowWidePermission());
    }

    /** Why this key may not serve the wallet; empty when it may. */
    Optional<WalletRefused> refusal(Optional<AccountState> account) {
        if (account.isEmpty()) {
            return refuse(NOT_ACTIVATED, "Wallet " + wallet + " is not activated on this network.");
        }
        if (account.get().contract()) {
            return refuse(IS_CONTRACT, wallet + " is a contract: a supplier wallet is an account with a stake.");
        }
        return permissionId == 0 ? ownerRefusal(account.get()) : activeRefusal(account.get());
    }

    private Optional<WalletRefused> ownerRefusal(AccountState account) {
        if (!account.owner().sufficesAlone(signer)) {
            return refuse(
                    KEY_NOT_ENOUGH,
                    "The owner permission of " + wallet + " can't be satisfied by the key of " + signer
                            + " alone: add the wallet with an operator key instead.");
        }
        if (!signer.equals(wallet) && !allowWide) {
            return refuse(
                    PERMISSION_TOO_WIDE,
                    "The owner permission of " + wallet + " allows everything: give " + signer
                            + " an active permission for delegating and reclaiming only.");
        }
        return Optional.empty();
    }

    private Optional<WalletRefused> activeRefusal(AccountState account) {
        Optional<Permission> found =
                account.actives().stream().filter(p -> p.id() == permissionId).findFirst();
        if (found.isEmpty()) {
            return refuse(PERMISSION_MISSING, "Wallet " + wallet + " has no active permission " + permissionId + ".");
        }
        Permission permission = found.get();
        if (!permission.sufficesAlone(signer)) {
            return refuse(
                    KEY_NOT_ENOUGH,
                    "Permission " + permissionId + " of " + wallet + " can't be satisfied by the key of " + signer
                            + " alone.");
        }
        if (!permission.operations().containsAll(NEEDED)) {
            return refuse(
                    PERMISSION_TOO_NARROW,
                    "Permission " + permissionId + " of " + wallet
                            + " must allow DelegateResource and UnDelegateResource.");
        }
        if (!permission.delegatesOnly() && !allowWide) {
            return refuse(
                    PERMISSION_TOO_WIDE,
                    "Permission " + permissionId + " of " + wallet + " allows more than "
                            + "DelegateResource and UnDelegateResource: narrow it, or say allow_wide_permission.");
        }
        return Optional.empty();
    }

    private static Optional<WalletRefused> refuse(WalletRefused.Reason reason, String sentence) {
        return Optional.of(new WalletRefused(reason, sentence));
    }
}
