package io.joule.bot.rental;

import io.joule.bot.BotConfig;
import io.joule.bot.card.Html;
import io.joule.bot.card.Link;
import io.joule.bot.card.Show;
import io.joule.bot.card.Visit;
import io.joule.bot.conversation.Visitors;
import io.joule.notice.Outbox;
import io.joule.notice.telegram.InlineKeyboard;
import io.joule.order.Delivered;
import io.joule.order.Order;
import io.joule.order.OrderListener;
import io.joule.prepaid.PrepaidService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells customers who talk with the bot what became of their orders. */
@ApplicationScoped
class OrderNews implements OrderListener {

    private static final int LAST_PART = 6;

    private final Visitors visitors;
    private final Outbox outbox;
    private final ReminderSql reminders;
    private final BotConfig config;
    private final PrepaidService prepaid;

    OrderNews(Visitors visitors, Outbox outbox, ReminderSql reminders, BotConfig config, PrepaidService prepaid) {
        this.visitors = visitors;
        this.outbox = outbox;
        this.reminders = reminders;
        this.config = config;
        this.prepaid = prepaid;
    }

    /** Nothing is said now: reminders are put down for the end. */
    @Override
    public Uni<Void> completed(SqlConnection tx, List<Delivered> orders) {
        Set<Long> customers = orders.stream().map(d -> d.order().customer()).collect(Collectors.toSet());
        return visitors.among(tx, customers)
                .chain(people -> reminders.put(
                        tx,
                        orders.stream()
                                .filter(d -> people.contains(d.order().customer()))
                                .collect(Collectors.toMap(d -> d.order().id(), this::due))));
    }

    private Instant due(Delivered delivered) {
        return delivered.reclaimAt().minus(before(delivered.order().rental(), config.remindBefore()));
    }

    @Override
    public Uni<Void> failed(SqlConnection tx, Order order, String code) {
        return visitors.tell(
                tx,
                order.customer(),
                visit -> prepaid.isUse(tx, order.id())
                        .chain(isUse -> outbox.notice(
                                tx, order.customer(), failure(order, code, isUse, visit), buttons(order, visit))));
    }

    static Duration before(Duration rental, Duration configured) {
        Duration part = rental.dividedBy(LAST_PART);
        return part.compareTo(configured) < 0 ? part : configured;
    }

    private static String failure(Order order, String code, boolean isUse, Visit visit) {
        NewsMessages texts = visit.texts(NewsMessages.class);
        return Html.of()
                .line(texts.orderFailed(
                        OrderText.id(order), Show.number(order.energy().units()), Show.address(order.receiver())))
                .line(OrderText.reason(code, visit.texts(RentalMessages.class)))
                .bold(isUse ? texts.useBack() : texts.moneyBack(Show.money(order.cost())))
                .toString();
    }

    private static InlineKeyboard buttons(Order order, Visit visit) {
        NewsMessages texts = visit.texts(NewsMessages.class);
        return new InlineKeyboard(List.of(List.of(
                Link.button(texts.tryAgain(), OrderScreen.AGAIN + order.id()),
                Link.button(texts.showOrder(), OrderScreen.LINK + order.id()))));
    }
}
