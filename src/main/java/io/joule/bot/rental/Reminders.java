package io.joule.bot.rental;

import io.joule.base.BackgroundLoop;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.bot.BotConfig;
import io.joule.bot.conversation.Visitors;
import io.joule.notice.Outbox;
import io.joule.order.Order;
import io.joule.order.OrderSql;
import io.joule.order.OrderStatus;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reminds once that a rental is about to end: who paid, and who asked a friend to pay. The reminder leaves the list in
 * the SQL transaction that puts the message into the outbox, so a crash loses none and doubles none.
 */
@ApplicationScoped
public class Reminders {

    private static final int BATCH = 50;

    private final ReminderSql reminders;
    private final OrderSql orders;
    private final FriendPays friends;
    private final Visitors visitors;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;
    private final BotConfig config;
    private final BackgroundLoop loop;

    Reminders(
            ReminderSql reminders,
            OrderSql orders,
            FriendPays friends,
            Visitors visitors,
            Outbox outbox,
            Sql sql,
            Clock clock,
            BotConfig config,
            Vertx vertx) {
        this.reminders = reminders;
        this.orders = orders;
        this.friends = friends;
        this.visitors = visitors;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.loop = new BackgroundLoop("rental reminders", vertx, config::reminderSweep, this::round);
    }

    public void start() {
        loop.start();
    }

    public Uni<Void> stop() {
        return loop.stop();
    }

    public boolean healthy() {
        return loop.healthy();
    }

    Uni<Boolean> round() {
        Instant now = clock.now();
        return sql.transaction(tx -> reminders
                .take(tx, now, BATCH)
                .chain(due -> remindAll(tx, due, now).replaceWith(due.size() == BATCH)));
    }

    private Uni<Void> remindAll(SqlConnection tx, List<UUID> due, Instant now) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(id -> orders.find(tx, id).map(Optional::orElseThrow))
                .onItem()
                .transformToUniAndConcatenate(order -> of(tx, order, now))
                .collect()
                .asList()
                .chain(found -> inOrder(tx, found.stream().flatMap(List::stream)));
    }

    /** By person: two instances never lock two people in opposite order. */
    private Uni<Void> inOrder(SqlConnection tx, Stream<Reminder> found) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Reminder one :
                found.sorted(Comparator.comparingLong(Reminder::person)).toList()) {
            all = all.chain(() -> visitors.tell(
                    tx, one.person(), visit -> outbox.notice(tx, one.person(), one.text(visit), one.button(visit))));
        }
        return all;
    }

    /** The end may have moved since, when a block vanished; and it may be over, when nobody was there to say it. */
    private Uni<List<Reminder>> of(SqlConnection tx, Order order, Instant now) {
        if (order.status() != OrderStatus.COMPLETED || !order.reclaimAt().isAfter(now)) {
            return Uni.createFrom().item(List.of());
        }
        return movedTo(order, now)
                .map(later -> reminders.put(tx, Map.of(order.id(), later)).replaceWith(List.<Reminder>of()))
                .orElseGet(() -> friends.asked(tx, order.id())
                        .map(asked -> Reminder.of(order, asked).toList()));
    }

    private Optional<Instant> movedTo(Order order, Instant now) {
        Instant due = order.reclaimAt().minus(OrderNews.before(order.rental(), config.remindBefore()));
        return due.isAfter(now) ? Optional.of(due) : Optional.empty();
    }
}
