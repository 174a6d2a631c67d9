package io.joule.bot.rental;

import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.facts.AddressFacts;
import io.joule.money.Sun;
import io.joule.pricing.BurnComparison;
import io.joule.pricing.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What an offer reads like. */
final class OfferCard {

    /** Two transfers' worth to an address that holds no USDT is about twice that to one that does. */
    private static final long TO_OTHER = 131_000;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Offer offer;
    private final Visit visit;
    private final RentalMessages texts;

    OfferCard(Offer offer, Visit visit) {
        this.offer = offer;
        this.visit = visit;
        this.texts = visit.texts(RentalMessages.class);
    }

    Html text() {
        Rental rental = offer.rental();
        Html text = Html.of().bold(texts.title()).line().line();
        receiver(text);
        text.line().fact(texts.energy(), Show.number(rental.energy()));
        text.label(texts.covers()).line(covers(rental.energy(), texts));
        text.fact(texts.duration(), Show.duration(rental.duration(), visit));
        offer.quote().ifPresentOrElse(quote -> price(text, quote), () -> text.line(texts.notSold()));
        text.fact(texts.balance(), Show.money(offer.balance()));
        if (offer.quote().isPresent()
                && rental.receiver() != null
                && rental.problem().isEmpty()) {
            text.line().label(texts.asText()).code(BuyText.write(rental));
        }
        return text;
    }

    /** "1 USDT transfer to a USDT holder", by what transfers need. */
    static String covers(long energy, RentalMessages texts) {
        if (energy < Rental.ONE_TRANSFER) {
            return texts.lessThanOne();
        }
        String toHolders = texts.toHolders(energy / Rental.ONE_TRANSFER);
        return energy < TO_OTHER ? toHolders : toHolders + " / " + texts.toOthers(energy / TO_OTHER);
    }

    private void receiver(Html text) {
        if (offer.rental().receiver() == null) {
            text.fact(texts.receiver(), texts.noReceiver());
            return;
        }
        text.label(texts.receiver()).code(offer.rental().receiver()).line();
        text.label(texts.facts());
        offer.facts().ifPresentOrElse(facts -> facts(text, facts), () -> text.line(texts.noFacts()));
    }

    private void facts(Html text, AddressFacts facts) {
        if (!facts.activated()) {
            text.bold(texts.notActivated()).line();
        } else if (facts.contract()) {
            text.bold(texts.isContract()).line();
        } else {
            String usdt = facts.usdt().map(money -> " · " + Show.money(money)).orElse("");
            text.line(Show.money(facts.trx()) + usdt);
            text.line(texts.resources(
                    Show.number(facts.energy()), Show.number(facts.energyLimit()), Show.number(facts.bandwidth())));
        }
    }

    private void price(Html text, Quote quote) {
        text.label(texts.price())
                .bold(Show.money(quote.cost()))
                .line(" (" + texts.perUnit(Show.number(quote.sunPerEnergy())) + ")");
        offer.burn().ifPresent(burn -> saving(text, quote, burn));
    }

    private void saving(Html text, Quote quote, Sun burn) {
        BurnComparison comparison = BurnComparison.of(quote, burn);
        text.label(texts.burned()).line(Show.money(comparison.burned()));
        if (comparison.saved().isPositive()) {
            String percent = BigDecimal.valueOf(comparison.saved().micros())
                    .multiply(HUNDRED)
                    .divide(BigDecimal.valueOf(comparison.burned().micros()), 0, RoundingMode.DOWN)
                    .toPlainString();
            text.label(texts.saved()).bold(Show.money(comparison.saved())).line(" (" + percent + "%)");
        }
    }
}
