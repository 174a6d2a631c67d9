package io.joule.bot.rental;

import io.joule.base.Refusal;
import io.joule.bot.facts.AddressFacts;
import io.joule.bot.facts.AddressLook;
import io.joule.bot.facts.BurnPrice;
import io.joule.customer.AddressBook;
import io.joule.customer.SavedAddress;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.pricing.PriceBook;
import io.joule.pricing.Quote;
import io.joule.tron.Energy;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Asks everybody who knows something about a rental that is being chosen. */
@ApplicationScoped
class Offers {

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

    /** With a duration that is sold, and the newest of the address book where no receiver is chosen. */
    Uni<Rental> complete(Rental rental, long customer) {
        Rental sold = rental.duration() == null
                ? rental.duration(prices.sold().get(0).label()).asking(rental.asking())
                : rental;
        return sold.receiver() != null
                ? Uni.createFrom().item(sold)
                : book.list(customer).map(saved -> saved.isEmpty() ? sold : withNewest(sold, saved));
    }

    Uni<Offer> of(Rental chosen, long customer) {
        return complete(chosen, customer)
                .chain(rental -> Uni.combine()
                        .all()
                        .unis(
                                quote(rental),
                                burn.sunPerEnergy(),
                                ledger.balance(customer),
                                facts(rental),
                                book.list(customer))
                        .asTuple()
                        .map(t -> new Offer(
                                rental,
                                t.getItem1(),
                                t.getItem2(),
                                t.getItem3().get(Asset.TRX).available(),
                                t.getItem4(),
                                t.getItem5())));
    }

    /** Empty where this is not sold. */
    Uni<Optional<Quote>> quote(Rental rental) {
        return prices.quote(new Energy(Math.max(0, rental.energy())), rental.duration())
                .map(Optional::of)
                .onFailure(Refusal.class)
                .recoverWithItem(Optional.empty());
    }

    private Uni<Optional<AddressFacts>> facts(Rental rental) {
        return rental.receiver() == null
                ? Uni.createFrom().item(Optional.empty())
                : look.look(TronAddress.parse(rental.receiver()));
    }

    private static Rental withNewest(Rental rental, List<SavedAddress> saved) {
        return rental.receiver(saved.get(0).address().toString()).asking(rental.asking());
    }
}
