package io.joule.bot.rental;

import io.joule.bot.facts.AddressFacts;
import io.joule.bot.facts.AddressLook;
import io.joule.bot.facts.BurnPrice;
import io.joule.customer.AddressBook;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.pricing.PriceBook;
import io.joule.pricing.Quote;
import io.joule.tron.Energy;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks everybody who knows something about a rental that is being chosen. */
@ApplicationScoped
public class Offers {

    private final PriceBook prices;
    private final BurnPrice burn;
    private final Ledger ledger;
    private final AddressLook look;
    private final AddressBook book;

    Offers(PriceBook prices, BurnPrice burn, Ledger ledger, AddressLook look, AddressBook book) {
        this.prices = prices;
        this.burn = burn;
        this.ledger = ledger;
        this.look = look;
        this.book = book;
    }

    /**
     * Its gaps filled: with a duration that is sold, and, where nothing is wrong, the address that is meant by none.
     */
    Uni<Rental> complete(Rental rental, long customer) {
        Rental sold = rental.with(
                rental.duration() == null ? prices.sold().get(0).label() : rental.duration(), rental.receiver());
        return sold.receiver() != null || !sold.problem().isEmpty()
                ? Uni.createFrom().item(sold)
                : book.preferred(customer)
                        .map(found -> found.map(saved -> sold.with(
                                        sold.duration(), saved.address().toString()))
                                .orElse(sold));
    }

    Uni<Offer> of(Rental chosen, long customer) {
        return complete(chosen, customer)
                .chain(rental -> Uni.combine()
                        .all()
                        .unis(burn.sunPerEnergy(), ledger.balance(customer), facts(rental), book.list(customer))
                        .asTuple()
                        .map(t -> new Offer(
                                rental,
                                quote(rental),
                                t.getItem1(),
                                t.getItem2().get(Asset.TRX).available(),
                                t.getItem3(),
                                t.getItem4())));
    }

    /** Empty where this is not sold. */
    public Optional<Quote> quote(Rental rental) {
        return prices.find(new Energy(Math.max(0, rental.energy())), rental.duration());
    }

    private Uni<Optional<AddressFacts>> facts(Rental rental) {
        return rental.receiver() == null
                ? Uni.createFrom().item(Optional.empty())
                : look.look(TronAddress.parse(rental.receiver()));
    }
}
