package io.joule.order;

import io.joule.base.Clock;
import io.joule.supplier.SupplierService;
import io.joule.supplier.SupplierSql;
import io.joule.supplier.WalletSelection;
import io.joule.tron.EnergyRatio;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes capacity for an order, in the SQL transaction that also settles what it means for the order. */
@ApplicationScoped
public class Reservations {

    private final SupplierService suppliers;
    private final ReservationSql sql;
    private final Clock clock;

    Reservations(SupplierService suppliers, ReservationSql sql, Clock clock) {
        this.suppliers = suppliers;
        this.sql = sql;
        this.clock = clock;
    }

    /** Reserves the order's missing energy, all of it or nothing; false when the pool can't give it now. */
    public Uni<Boolean> reserve(SqlConnection tx, Order order, EnergyRatio ratio) {
        return sql.wallets(tx, order.id())
                .map(taken -> suppliers.demand(order.missing(), ratio, taken))
                .chain(demand ->
                        SupplierSql.lockCapacities(tx, clock.now()).map(stock -> WalletSelection.choose(stock, demand)))
                .chain(parts -> parts.isEmpty()
                        ? Uni.createFrom().item(false)
                        : sql.insert(tx, order.id(), parts.get(), clock.now()).replaceWith(true));
    }

    /** Gives back what is reserved and not yet on its way. */
    public Uni<Void> drop(SqlConnection tx, UUID order) {
        return sql.drop(tx, order);
    }
}
