package io.joule.order;

import io.joule.pricing.Quote;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What an order is paid by. */
public interface Payment {

    /** What it costs; fails with a {@link io.joule.base.Refusal} when this is not to be had. */
    Uni<Quote> quote(OrderRequest request);

    /** Sets exactly the order's cost aside, in the SQL transaction that takes the order. */
    Uni<Void> hold(SqlConnection tx, Order order);
}
