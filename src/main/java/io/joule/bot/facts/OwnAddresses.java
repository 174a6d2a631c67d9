package io.joule.bot.facts;

import io.joule.deposit.DepositAddress;
import io.joule.payout.PayoutWallets;
import io.joule.supplier.SupplierService;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The desk's own addresses: where energy comes from, where customers pay, and where money leaves. None is a receiver.
 */
@ApplicationScoped
public class OwnAddresses {

    private final SupplierService suppliers;
    private final DepositAddress deposits;
    private final PayoutWallets payouts;

    OwnAddresses(SupplierService suppliers, DepositAddress deposits, PayoutWallets payouts) {
        this.suppliers = suppliers;
        this.deposits = deposits;
        this.payouts = payouts;
    }

    /** Whether it is one of them. */
    public Uni<Boolean> has(TronAddress address) {
        if (deposits.get().filter(address::equals).isPresent()) {
            return Uni.createFrom().item(true);
        }
        return suppliers.isOurs(address).chain(ours -> ours ? Uni.createFrom().item(true) : payouts.isOurs(address));
    }
}
