package io.joule.bot.rental;

import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.facts.AddressFacts;
import io.joule.bot.facts.AddressLook;
import io.joule.pricing.Quote;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Makes the quote of what is chosen, once it can be delivered at all. */
@ApplicationScoped
class Quotes {

    private static final Duration HOLDS = Duration.ofMinutes(2);

    private final Offers offers;
    private final AddressLook look;
    private final Clock clock;

    Quotes(Offers offers, AddressLook look, Clock clock) {
        this.offers = offers;
        this.look = look;
        this.clock = clock;
    }

    /** To the quote's card; or an alert that says why there is none. */
    Uni<Step> offer(Rental rental, Visit visit) {
        RentalMessages texts = visit.texts(RentalMessages.class);
        if (rental.receiver() == null) {
            return Step.stay(rental.asking("receiver"))
                    .alert(texts.receiverFirst())
                    .now();
        }
        return look.look(TronAddress.parse(rental.receiver()))
                .chain(facts -> trouble(facts, texts)
                        .map(words -> Step.stay(rental).alert(words).now())
                        .orElseGet(() -> quoted(rental, texts)));
    }

    private Uni<Step> quoted(Rental rental, RentalMessages texts) {
        return offers.quote(rental)
                .map(quote -> quote.map(found -> Step.open(QuoteScreen.NAME, state(rental, found)))
                        .orElseGet(() -> Step.stay(rental).alert(texts.notSold())));
    }

    private QuoteState state(Rental rental, Quote quote) {
        return new QuoteState(
                Ids.next().toString(),
                rental.energy(),
                rental.duration(),
                rental.receiver(),
                quote.cost().micros(),
                clock.now().plus(HOLDS).toEpochMilli());
    }

    private static Optional<String> trouble(Optional<AddressFacts> facts, RentalMessages texts) {
        if (facts.isPresent() && !facts.get().activated()) {
            return Optional.of(texts.notActivated());
        }
        return facts.filter(AddressFacts::contract).map(contract -> texts.isContract());
    }
}
