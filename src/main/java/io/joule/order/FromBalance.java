package io.joule.order;

import io.joule.base.Refusal;
import io.joule.ledger.Ledger;
import io.joule.money.Money;
import io.joule.pricing.PriceBook;
import io.joule.pricing.Quote;
import io.joule.tron.Energy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;

/** At the price of the book, from what is available. @param agreed the only cost that the customer agreed to */
record FromBalance(PriceBook prices, Ledger ledger, Optional<Money> agreed) implements Payment {

    @Override
    public Uni<Quote> quote(OrderRequest request) {
        return prices.quote(new Energy(Math.max(0, request.energy())), request.duration())
                .invoke(this::refuseOtherPrice);
    }

    @Override
    public Uni<Void> hold(SqlConnection tx, Order order) {
        return ledger.hold(tx, order.customer(), order.cost(), order.id());
    }

    private void refuseOtherPrice(Quote quote) {
        if (agreed.isPresent() && !agreed.get().equals(quote.cost())) {
            throw new Refusal(Refusal.Kind.CONFLICT, "price_changed", "The price is " + quote.cost() + " now.");
        }
    }
}
