package io.joule.bot.rental;

import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.bot.BotConfig;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.facts.AddressFacts;
import io.joule.bot.facts.AddressLook;
import io.joule.order.OwnAddresses;
import io.joule.pricing.Quote;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Makes the quote of what is chosen, once it can be delivered at all. */
@ApplicationScoped
public class Quotes {

    private final Offers offers;
    private final AddressLook look;
    private final OwnAddresses own;
    private final Clock clock;
    private final BotConfig config;

    Quotes(Offers offers, AddressLook look, OwnAddresses own, Clock clock, BotConfig config) {
        this.offers = offers;
        this.look = look;
        this.own = own;
        this.clock = clock;
        this.config = config;
    }

    /** To the quote's card; or an alert that says why there is none. */
    public Uni<Step> offer(Rental rental, Visit visit) {
        return sellable(
                rental,
                visit,
                quote -> Step.open(QuoteScreen.NAME, state(rental, quote)).now());
    }

    /** What {@code then} makes of the quote; or an alert that says why there is none, over the card of the rental. */
    Uni<Step> sellable(Rental rental, Visit visit, Function<Quote, Uni<Step>> then) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        if (rental.receiver() == null) {
            return back(rental.asking(Rental.RECEIVER), texts.receiverFirst());
        }
        return trouble(TronAddress.parse(rental.receiver()), texts)
                .chain(trouble -> trouble.map(words -> back(rental, words))
                        .orElseGet(
                                () -> offers.quote(rental).map(then).orElseGet(() -> back(rental, texts.notSold()))));
    }

    private Uni<Optional<String>> trouble(TronAddress receiver, RentalMessages texts) {
        return own.has(receiver)
                .chain(ours -> ours
                        ? Uni.createFrom().item(Optional.of(texts.isOurs()))
                        : look.look(receiver).map(facts -> trouble(facts, texts)));
    }

    private QuoteState state(Rental rental, Quote quote) {
        return new QuoteState(
                Ids.next().toString(),
                rental.energy(),
                rental.duration(),
                rental.receiver(),
                quote.cost().micros(),
                clock.now().plus(config.quoteHolds()).toEpochMilli());
    }

    private static Uni<Step> back(Rental rental, String words) {
        return Step.open(RentalScreen.NAME, rental).alert(words).now();
    }

    private static Optional<String> trouble(Optional<AddressFacts> facts, RentalMessages texts) {
        if (facts.isPresent() && !facts.get().activated()) {
            return Optional.of(texts.notActivated());
        }
        return facts.filter(AddressFacts::contract).map(contract -> texts.isContract());
    }
}
