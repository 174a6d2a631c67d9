package io.joule.order;

import io.joule.base.Refusal;
import io.joule.ledger.Ledger;
import io.joule.pricing.PriceBook;
import io.joule.pricing.Quote;
import io.joule.tron.Energy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** At the price of the book, from what is available, under these terms. */
record FromBalance(PriceBook prices, Ledger ledger, Terms terms) implements Payment {

    @Override
    public Uni<Quote> quote(OrderRequest request) {
        return prices.quote(new Energy(Math.max(0, request.energy())), request.duration())
                .invoke(this::refuseOtherPrice);
    }

    @Override
    public Uni<Void> hold(SqlConnection tx, Order order) {
        return ledger.hold(tx, order.customer(), order.cost(), order.id())
                .chain(() -> terms.also().apply(tx, order));
    }

    private void refuseOtherPrice(Quote quote) {
        if (!terms.agreed().orElse(quote.cost()).equals(quote.cost())) {
            throw new Refusal(Refusal.Kind.CONFLICT, "price_changed", "The price is " + quote.cost() + " now.");
        }
    }
}
