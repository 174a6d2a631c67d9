package io.joule.bot.calculator;

import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.bot.facts.BurnPrice;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.pricing.BurnComparison;
import io.joule.pricing.PriceBook;
import io.joule.pricing.PricingConfig;
import io.joule.pricing.Quote;
import io.joule.tron.Energy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** What the calculator looks like. */
@ApplicationScoped
class CalculatorCards {

    private static final long HUNDRED = 100;
    private static final int IN_A_ROW = 2;

    private final PriceBook prices;
    private final BurnPrice burn;
    private final PricingConfig limits;

    CalculatorCards(PriceBook prices, BurnPrice burn, PricingConfig limits) {
        this.prices = prices;
        this.burn = burn;
        this.limits = limits;
    }

    Card asking(Calculation state, Visit visit) {
        CalculatorMessages texts = visit.texts(CalculatorMessages.class);
        Html text = Html.of().bold(texts.title()).line().line();
        if (!state.report().isEmpty()) {
            text.line("⚠️ " + state.report()).line();
        }
        return switch (state.view()) {
            case Calculation.CALL ->
                Card.of(text.line(texts.askCall("1", Show.number(limits.maxEnergy()))))
                        .row(back(visit));
            case Calculation.TRANSFER -> Card.of(text.line(texts.askTransfer())).row(back(visit));
            default -> choices(text.line(texts.how()), texts, visit);
        };
    }

    private static Card choices(Html text, CalculatorMessages texts, Visit visit) {
        List<Button> transfers = LongStream.of(1, 5, 10, 50)
                .boxed()
                .flatMap(number -> List.of(
                        Button.press(texts.holdersButton(number), Calculation.HOLDERS, Long.toString(number)),
                        Button.press(texts.othersButton(number), Calculation.OTHERS, Long.toString(number)))
                        .stream())
                .toList();
        return Card.of(text)
                .rows(transfers, IN_A_ROW)
                .row(
                        Button.press(texts.callButton(), Calculation.CALL),
                        Button.press(texts.transferButton(), Calculation.TRANSFER))
                .row(Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME));
    }

    Uni<Card> result(Calculation state, Visit visit) {
        Energy energy = new Energy(Math.max(state.energy(), limits.minEnergy()));
        return burn.sunPerEnergy().map(sun -> result(state, prices.find(energy), sun, visit));
    }

    private Card result(Calculation state, List<Quote> quotes, Optional<Sun> burned, Visit visit) {
        CalculatorMessages texts = visit.texts(CalculatorMessages.class);
        Html text = Html.of()
                .bold("🧮 " + what(state, texts))
                .line()
                .line()
                .fact(texts.takes(), texts.energy(Show.number(state.energy())));
        burned.ifPresent(sun ->
                text.fact(texts.burns(), Show.money(Money.trx(Math.multiplyExact(state.energy(), sun.value())))));
        text.line();
        if (quotes.isEmpty()) {
            text.line(texts.tooMuch());
        } else {
            text.line(Html.colon(texts.rent()));
            quotes.forEach(quote -> text.line("• " + price(quote, texts, visit) + saving(state, quote, burned, texts)));
            text.line().line(texts.pressToRent());
        }
        List<Button> rent = quotes.stream()
                .map(quote -> Button.press(price(quote, texts, visit), CalculatorScreen.RENT, quote.duration()))
                .toList();
        return Card.of(text)
                .rows(rent, IN_A_ROW)
                .row(
                        Button.press(texts.again(), Calculation.ASK),
                        Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME));
    }

    private static String what(Calculation state, CalculatorMessages texts) {
        return switch (state.kind()) {
            case Calculation.HOLDERS -> texts.holders(state.number(), Show.number(state.number()));
            case Calculation.OTHERS -> texts.others(state.number(), Show.number(state.number()));
            case Calculation.CALL -> texts.call();
            default -> texts.transfer();
        };
    }

    private static String price(Quote quote, CalculatorMessages texts, Visit visit) {
        return texts.price(Show.duration(quote.duration(), visit), Show.money(quote.cost()));
    }

    /** Beside what burning costs for the energy that is asked for, which may be less than can be rented. */
    private static String saving(Calculation state, Quote quote, Optional<Sun> burned, CalculatorMessages texts) {
        return burned.map(sun -> BurnComparison.of(new Energy(state.energy()), quote.cost(), sun))
                .filter(comparison -> comparison.saved().isPositive())
                .map(comparison -> " · "
                        + texts.saves(Long.toString(HUNDRED
                                * comparison.saved().micros()
                                / comparison.burned().micros())))
                .orElse("");
    }

    private static Button back(Visit visit) {
        return Button.press(visit.texts(CardMessages.class).back(), Calculation.ASK);
    }
}
