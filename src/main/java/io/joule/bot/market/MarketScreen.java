package io.joule.bot.market;

import io.joule.base.Clock;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Event;
import io.joule.bot.card.Html;
import io.joule.bot.card.Show;
import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.bot.facts.BurnPrice;
import io.joule.bot.picture.StepChart;
import io.joule.bot.screen.MenuEntry;
import io.joule.bot.screen.Nothing;
import io.joule.bot.screen.StatelessScreen;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.pricing.PriceBook;
import io.joule.pricing.PriceHistory;
import io.joule.pricing.PricePoint;
import io.joule.pricing.RentalDuration;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Our prices beside the price of burning, with a picture of the last day. */
@ApplicationScoped
public class MarketScreen implements StatelessScreen, MenuEntry {

    private static final Duration SHOWN = Duration.ofHours(24);
    private static final long ONE_TRANSFER = 65_000;
    private static final int BLUE = 0x2481CC;
    private static final int RED = 0xE53935;

    private final PriceBook prices;
    private final PriceHistory history;
    private final BurnPrice burn;
    private final Clock clock;

    MarketScreen(PriceBook prices, PriceHistory history, BurnPrice burn, Clock clock) {
        this.prices = prices;
        this.history = history;
        this.burn = burn;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "market";
    }

    @Override
    public int place() {
        return 60;
    }

    @Override
    public String label(Visit visit) {
        return visit.texts(MarketMessages.class).button();
    }

    @Override
    public Optional<String> command() {
        return Optional.of("price");
    }

    @Override
    public Optional<String> describe(Visit visit) {
        return Optional.of(visit.texts(MarketMessages.class).command());
    }

    @Override
    public Uni<Step> on(Nothing state, Event event, Visit visit) {
        return event instanceof Event.Press
                ? Step.stay(state).now()
                : Step.none().now();
    }

    @Override
    public Uni<Card> card(Nothing state, Visit visit) {
        Instant now = clock.now();
        String first = prices.sold().get(0).label();
        Map<String, Long> rents = history.rents();
        return Uni.combine()
                .all()
                .unis(burn.sunPerEnergy(), history.since(List.of(first, PriceHistory.BURN), now.minus(SHOWN)))
                .asTuple()
                .map(t -> {
                    OptionalLong burned = t.getItem1()
                            .map(sun -> OptionalLong.of(sun.value()))
                            .orElse(OptionalLong.empty());
                    List<StepChart.Line> lines = List.of(
                            line(BLUE, first, t.getItem2(), known(rents.get(first)), now),
                            line(RED, PriceHistory.BURN, t.getItem2(), burned, now));
                    return card(rents, t.getItem1(), visit).photo(StepChart.of(lines, now.minus(SHOWN), now));
                });
    }

    private Card card(Map<String, Long> rents, Optional<Sun> burned, Visit visit) {
        MarketMessages texts = visit.texts(MarketMessages.class);
        CardMessages common = visit.texts(CardMessages.class);
        Html text = Html.of().bold(texts.title()).line().line();
        for (RentalDuration duration : prices.sold()) {
            Long sun = rents.get(duration.label());
            text.label(Show.duration(duration.label(), visit)).line(sun == null ? texts.notSold() : price(sun, texts));
        }
        text.line();
        burned.ifPresentOrElse(
                sun -> text.label(texts.burn()).line(price(sun.value(), texts)), () -> text.line(texts.noBurn()));
        text.line().line(texts.chart(Show.duration(prices.sold().get(0).label(), visit)));
        return Card.of(text)
                .row(Button.open(texts.rent(), "rental"), Button.press(common.refresh(), "refresh"))
                .row(Button.open(common.menu(), Screens.HOME));
    }

    private static String price(long sun, MarketMessages texts) {
        return texts.price(Show.number(sun), Show.money(Money.trx(sun * ONE_TRANSFER)));
    }

    /** With the price of now at its end, because the history looks only now and then. */
    private static StepChart.Line line(
            int color, String series, List<PricePoint> points, OptionalLong present, Instant now) {
        List<StepChart.Value> values = new ArrayList<>(points.stream()
                .filter(point -> point.series().equals(series))
                .map(point -> new StepChart.Value(point.at(), point.sun()))
                .toList());
        present.ifPresent(sun -> values.add(new StepChart.Value(now, sun)));
        return new StepChart.Line(color, values);
    }

    private static OptionalLong known(Long sun) {
        return sun == null ? OptionalLong.empty() : OptionalLong.of(sun);
    }
}
