package io.joule.bot.rental;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.pricing.PriceBook;
import io.joule.pricing.PricingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.LongStream;

/** What is shown while a rental is chosen. */
@ApplicationScoped
class RentalCards {

    private static final int DURATIONS_IN_A_ROW = 3;
    private static final int ENERGIES_IN_A_ROW = 2;
    /** What a transfer to somebody without USDT needs beyond two to somebody with. */
    private static final long MARGIN = 500;

    private final PriceBook prices;
    private final PricingConfig limits;
    private final Problems problems;

    RentalCards(PriceBook prices, PricingConfig limits, Problems problems) {
        this.prices = prices;
        this.limits = limits;
        this.problems = problems;
    }

    Card offer(Offer offer, Visit visit) {
        Rental rental = offer.rental();
        RentalMessages texts = texts(visit);
        Html text = Html.of();
        if (!rental.problem().isEmpty()) {
            for (String word : rental.problem().split(" ")) {
                text.line("⚠️ " + problems.sentence(word, visit));
            }
            text.line();
        }
        String receiver = rental.receiver() == null ? texts.chooseReceiver() : texts.otherReceiver();
        return Card.of(text.then(new OfferCard(offer, visit).text()))
                .rows(durations(rental, visit), DURATIONS_IN_A_ROW)
                .rows(energies(rental), ENERGIES_IN_A_ROW)
                .row(
                        Button.press(texts.otherAmount(), "ask", Rental.ENERGY),
                        Button.press(receiver, "ask", Rental.RECEIVER))
                .row(ending(rental, visit))
                .row(Button.open(cards(visit).menu(), Screens.HOME));
    }

    Card askEnergy(Visit visit) {
        String question = texts(visit).askEnergy(Show.number(limits.minEnergy()), Show.number(limits.maxEnergy()));
        return asking(question).row(back(visit));
    }

    Card askReceiver(Offer offer, Visit visit) {
        Rental rental = offer.rental();
        Card question = asking(texts(visit).askReceiver());
        return BookButtons.on(question, offer.addresses(), rental.receiver(), rental.page())
                .row(back(visit));
    }

    /** What is wrong is mended before it is bought. */
    private static List<Button> ending(Rental rental, Visit visit) {
        Button refresh = Button.press(cards(visit).refresh(), "refresh");
        if (!rental.problem().isEmpty()) {
            return List.of(refresh);
        }
        return List.of(
                rental.friend()
                        ? Button.press(texts(visit).makeLink(), "friend")
                        : Button.press(texts(visit).buy(), "buy"),
                refresh);
    }

    private List<Button> durations(Rental rental, Visit visit) {
        return prices.sold().stream()
                .map(d -> Button.press(
                        mark("🔸 ", d.label().equals(rental.duration())) + Show.duration(d.label(), visit),
                        "duration",
                        d.label()))
                .toList();
    }

    private static List<Button> energies(Rental rental) {
        return LongStream.of(1, 2, 4, 8)
                .map(transfers -> transfers * Rental.ONE_TRANSFER + (transfers == 1 ? 0 : transfers * MARGIN))
                .mapToObj(energy -> Button.press(
                        mark("🔹 ", energy == rental.energy()) + Show.number(energy),
                        Rental.ENERGY,
                        Long.toString(energy)))
                .toList();
    }

    private static String mark(String sign, boolean marked) {
        return marked ? sign : "";
    }

    private static Card asking(String question) {
        return Card.of(Html.of().text(question));
    }

    private static Button back(Visit visit) {
        return Button.press(cards(visit).back(), "back");
    }

    private static RentalMessages texts(Visit visit) {
        return visit.texts(RentalMessages.class);
    }

    private static CardMessages cards(Visit visit) {
        return visit.texts(CardMessages.class);
    }
}
