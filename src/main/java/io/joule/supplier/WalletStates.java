package io.joule.supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Changes of a wallet's state; each locks the wallet first, so that no placement can slip in between. */
final class WalletStates {

    private WalletStates() {}

    /** Which state the operator wants, given the wallet as it is. */
    interface Choice {
        WalletState of(SupplierWallet wallet);
    }

    static Uni<SupplierWallet> change(SqlConnection tx, long walletId, Choice choice) {
        return SupplierSql.lock(tx, walletId)
                .chain(wallet -> SupplierSql.hasEnergyOut(tx, walletId)
                        .chain(out -> to(tx, wallet, possible(choice.of(wallet), out))));
    }

    static Uni<Boolean> settleDraining(SqlConnection tx, long walletId) {
        return SupplierSql.lock(tx, walletId).chain(wallet -> {
            if (wallet.state() != WalletState.DRAINING) {
                return Uni.createFrom().item(false);
            }
            return SupplierSql.hasEnergyOut(tx, walletId)
                    .chain(out -> out
                            ? Uni.createFrom().item(false)
                            : to(tx, wallet, WalletState.DISABLED).replaceWith(true));
        });
    }

    /** Disabled means that nothing is out, and there is nothing to drain where nothing is out. */
    private static WalletState possible(WalletState wanted, boolean energyOut) {
        return switch (wanted) {
            case ENABLED -> WalletState.ENABLED;
            case DRAINING, DISABLED -> energyOut ? WalletState.DRAINING : WalletState.DISABLED;
        };
    }

    private static Uni<SupplierWallet> to(SqlConnection tx, SupplierWallet wallet, WalletState next) {
        if (!wallet.state().mayBecome(next)) {
            throw new WalletRefused(
                    WalletRefused.Reason.STATE_NOT_ALLOWED,
                    "Wallet " + wallet.id() + " is " + wallet.state().word() + " and can't become " + next.word()
                            + ".");
        }
        return wallet.state() == next ? Uni.createFrom().item(wallet) : SupplierSql.state(tx, wallet.id(), next);
    }
}
