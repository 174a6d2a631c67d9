package io.joule.prepaid;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.ledger.Ledger;
import io.joule.order.Order;
import io.joule.order.OrderRequest;
import io.joule.order.Payment;
import io.joule.pricing.Quote;
import io.joule.pricing.RentalDuration;
import io.joule.tron.Energy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** An order paid with one use of the customer's oldest package, at the price of that package. One for each order. */
final class FromPackage implements Payment {

    private final Sql sql;
    private final PrepaidSql packages;
    private final Ledger ledger;
    private final Clock clock;
    private TransferPackage chosen;

    FromPackage(Sql sql, PrepaidSql packages, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.packages = packages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Uni<Quote> quote(OrderRequest request) {
        return packages.toUse(sql.pool(), request.customer(), request.energy())
                .map(found -> found.orElseThrow(PrepaidService::usedUp))
                .invoke(found -> chosen = found)
                .map(found -> new Quote(
                        new Energy(found.energy()),
                        found.duration(),
                        RentalDuration.parse(found.duration()).value(),
                        found.sunPerEnergy(),
                        found.perUse()));
    }

    /** The use first: its row's lock on the package comes before those on the accounts, as when an order ends. */
    @Override
    public Uni<Void> hold(SqlConnection tx, Order order) {
        return packages.use(tx, chosen.id(), order.id(), clock.now())
                .chain(() -> ledger.holdPrepaid(tx, order.customer(), order.cost(), order.id()));
    }
}
