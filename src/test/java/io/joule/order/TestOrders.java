package io.joule.order;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.pricing.TestPrices;
import io.joule.supplier.SupplierService;
import io.joule.tron.TronNetwork;
import java.util.List;

/** One instance's parts of this package, put together by hand. */
public final class TestOrders {

    public final OrderSql orders = new OrderSql();
    public final Reservations reservations;
    public final OrderService service;

    public TestOrders(
            TronNetwork network, SupplierService suppliers, Ledger ledger, Sql sql, Clock clock, OrderConfig config) {
        reservations = new Reservations(suppliers, new ReservationSql(), clock);
        service = new OrderService(
                sql,
                orders,
                reservations,
                new ReceiverCheck(network, new OwnAddresses(List.of(suppliers))),
                TestPrices.book(45),
                new Customers(clock),
                ledger,
                clock,
                config,
                List.of());
    }
}
