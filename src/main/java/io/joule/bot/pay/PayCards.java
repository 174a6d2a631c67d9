package io.joule.bot.pay;

import io.joule.base.Clock;
import io.joule.bot.card.Button;
import io.joule.bot.card.Card;
import io.joule.bot.card.CardMessages;
import io.joule.bot.card.Html;
import io.joule.bot.card.Link;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Screens;
import io.joule.bot.rental.Offers;
import io.joule.bot.rental.OrderCard;
import io.joule.bot.rental.OrderText;
import io.joule.bot.rental.PaidFrom;
import io.joule.bot.rental.QuoteScreen;
import io.joule.bot.rental.RentalMessages;
import io.joule.delegation.Engine;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.order.Order;
import io.joule.order.OrderService;
import io.joule.order.OrderStatus;
import io.joule.pricing.Quote;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a link that asks a friend to pay looks like. */
@ApplicationScoped
class PayCards {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(15);

    private final Offers offers;
    private final Ledger ledger;
    private final OrderService orders;
    private final Engine engine;
    private final OrderCard orderCard;
    private final Clock clock;

    PayCards(Offers offers, Ledger ledger, OrderService orders, Engine engine, OrderCard orderCard, Clock clock) {
        this.offers = offers;
        this.ledger = ledger;
        this.orders = orders;
        this.engine = engine;
        this.orderCard = orderCard;
        this.clock = clock;
    }

    Uni<Card> of(PayLink link, Visit visit) {
        boolean own = link.requester() == visit.customer();
        if (link.isPaid()) {
            return orders.get(link.order()).chain(order -> paid(link, order, visit));
        }
        if (!link.isOpen(clock.now())) {
            return Uni.createFrom().item(over(link, visit));
        }
        Optional<Quote> quote = offers.quote(link.rental());
        return own
                ? Uni.createFrom().item(asked(link, quote, visit))
                : ledger.balance(visit.customer())
                        .map(balance -> asks(link, quote, balance.get(Asset.TRX).available(), visit));
    }

    Card unknown(Visit visit) {
        return Card.of(Html.of().text(texts(visit).noLink())).row(menu(visit));
    }

    /** For who asked: the link, to be given away. */
    private Card asked(PayLink link, Optional<Quote> quote, Visit visit) {
        PayMessages texts = texts(visit);
        String url = Link.url(visit.bot(), link.payload());
        Html text = Html.of().bold(texts.askTitle()).line().line();
        facts(text, link, quote, visit);
        text.line().line(texts.sendThis()).code(url).line();
        text.line().line(texts.holdsUntil(OrderText.time(link.expiresAt())));
        return Card.of(text)
                .row(Button.url(
                        texts.send(),
                        "https://t.me/share/url?url=" + encoded(url) + "&text="
                                + encoded(texts.please(Show.number(link.energy())))))
                .row(Button.copy(texts.copy(), url), Button.press(texts.withdraw(), "withdraw"))
                .row(Button.open(texts.title(), PayForScreen.NAME))
                .row(menu(visit))
                .refreshIn(Duration.between(clock.now(), link.expiresAt()).plusMillis(1));
    }

    /** For who pays: what it is, and what it costs now. */
    private Card asks(PayLink link, Optional<Quote> quote, Money balance, Visit visit) {
        PayMessages texts = texts(visit);
        RentalMessages rental = visit.texts(RentalMessages.class);
        Html text = Html.of().bold(texts.asksTitle()).line().line();
        facts(text, link, quote, visit);
        text.fact(rental.balance(), Show.money(balance)).line();
        if (quote.isEmpty()) {
            return Card.of(text).row(menu(visit));
        }
        Money missing = quote.get().cost().minus(balance);
        if (missing.isPositive()) {
            return Card.of(text.bold(rental.lacks(Show.money(missing))))
                    .row(Button.open(rental.topUp(), QuoteScreen.TOP_UP))
                    .row(Button.press(visit.texts(CardMessages.class).refresh(), "refresh"))
                    .row(menu(visit));
        }
        return Card.of(text.line(texts.onlyIfKnown()))
                .row(Button.press(
                        texts.pay(Show.money(quote.get().cost())),
                        "pay",
                        Long.toString(quote.get().cost().micros())))
                .row(menu(visit));
    }

    /** Who asked or paid may see what became of it; anybody else only whether it came to nothing. */
    private Uni<Card> paid(PayLink link, Order order, Visit visit) {
        PayMessages texts = texts(visit);
        boolean concerned = link.requester() == visit.customer() || order.customer() == visit.customer();
        if (!concerned) {
            return Uni.createFrom()
                    .item(Card.of(Html.of().text(isOff(order) ? texts.cameToNothing() : texts.alreadyPaid()))
                            .row(menu(visit)));
        }
        PaidFrom from = order.customer() == visit.customer() ? PaidFrom.BALANCE : PaidFrom.FRIEND;
        return engine.delegations(List.of(order.id())).map(parts -> {
            Html text = Html.of().line(title(order, texts)).line();
            Card card = Card.of(text.then(orderCard.text(order, parts, from, visit)))
                    .row(menu(visit));
            return switch (order.status()) {
                case PENDING, PROCESSING -> card.refreshIn(SOON);
                case COMPLETED -> orderCard.isHome(parts) ? card : card.refreshIn(LATER);
                case FAILED, CANCELLED -> card;
            };
        });
    }

    private static boolean isOff(Order order) {
        return order.status() == OrderStatus.FAILED || order.status() == OrderStatus.CANCELLED;
    }

    private static String title(Order order, PayMessages texts) {
        return switch (order.status()) {
            case PENDING, PROCESSING, COMPLETED -> texts.paidTitle();
            case FAILED -> texts.failedTitle();
            case CANCELLED -> texts.cancelledTitle();
        };
    }

    private static Card over(PayLink link, Visit visit) {
        PayMessages texts = texts(visit);
        return Card.of(Html.of().text(link.withdrawnAt() == null ? texts.expired() : texts.withdrawn()))
                .row(Button.open(texts.title(), PayForScreen.NAME))
                .row(menu(visit));
    }

    private static void facts(Html text, PayLink link, Optional<Quote> quote, Visit visit) {
        RentalMessages rental = visit.texts(RentalMessages.class);
        text.label(rental.receiver())
                .code(link.receiver().toString())
                .line()
                .fact(rental.energy(), Show.number(link.energy()))
                .fact(rental.duration(), Show.duration(link.duration(), visit));
        quote.ifPresentOrElse(
                known -> text.fact(rental.price(), Show.money(known.cost())), () -> text.line(rental.notSold()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static PayMessages texts(Visit visit) {
        return visit.texts(PayMessages.class);
    }

    private static Button menu(Visit visit) {
        return Button.open(visit.texts(CardMessages.class).menu(), Screens.HOME);
    }
}
