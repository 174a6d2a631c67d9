package io.joule.notice;

import io.joule.base.BackgroundLoop;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.base.UnderWay;
import io.joule.base.Wakeups;
import io.joule.notice.telegram.TelegramConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Empties the outbox into Telegram. A row is taken by putting its due time after a lease, in a statement that keeps
 * every limit; the sends themselves run beside each other, and no slow one delays another chat's.
 */
@ApplicationScoped
public class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofMillis(40);
    /** Longer than any send takes; after a crash the row is sent again when it is over. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final int MAX_IN_FLIGHT = 48;

    private final OutboxSql rows;
    private final Delivery delivery;
    private final Sql sql;
    private final Clock clock;
    private final Pace pace;
    private final int chatBurst;
    private final BackgroundLoop loop;
    private final UnderWay underWay = new UnderWay();
    private volatile Duration pause = SWEEP;

    Sender(OutboxSql rows, Delivery delivery, Sql sql, Clock clock, TelegramConfig config, Vertx vertx) {
        this.rows = rows;
        this.delivery = delivery;
        this.sql = sql;
        this.clock = clock;
        this.pace = Pace.perSecond(config.messagesPerSecond());
        this.chatBurst = config.chatBurst();
        this.loop = new BackgroundLoop("telegram sender", vertx, () -> pause, this::round);
    }

    public void start(Wakeups wakeups) {
        wakeups.on(Topic.TELEGRAM, loop::wake);
        loop.start();
    }

    /** Takes nothing more. Its item comes when what is being sent has its answer. */
    public Uni<Void> stop() {
        return loop.stop().chain(underWay::end);
    }

    public boolean healthy() {
        return loop.healthy();
    }

    private Uni<Boolean> round() {
        return step().map(taken -> taken > 0 && underWay.count() < MAX_IN_FLIGHT);
    }

    /** Takes what may go at this moment and sends it on its way; how many that were. */
    Uni<Integer> step() {
        return rows.nextDue(sql.pool()).chain(due -> {
            Instant now = clock.now();
            if (due.isEmpty() || due.get().isAfter(now)) {
                pause = wait(due, now);
                return Uni.createFrom().item(0);
            }
            pause = SOON;
            return take(now);
        });
    }

    /** How many sends have no answer yet. */
    int underWay() {
        return underWay.count();
    }

    private static Duration wait(Optional<Instant> due, Instant now) {
        return due.map(at -> Duration.between(now, at))
                .filter(wait -> wait.compareTo(SWEEP) < 0)
                .orElse(SWEEP);
    }

    private Uni<Integer> take(Instant now) {
        Instant lease = now.plus(LEASE);
        return rows.takeAnswers(sql.pool(), now, lease, MAX_IN_FLIGHT - underWay.count())
                .invoke(answers -> answers.forEach(this::launch))
                .chain(answers -> sql.transaction(tx -> takeMessages(tx, now, lease))
                        .invoke(messages -> messages.forEach(this::launch))
                        .map(messages -> answers.size() + messages.size()));
    }

    /** Within what all instances together may send now. */
    private Uni<List<OutboxRow>> takeMessages(SqlConnection tx, Instant now, Instant lease) {
        return rows.lockRate(tx).chain(free -> {
            int room = Math.min(pace.room(free, now), MAX_IN_FLIGHT - underWay.count());
            return room <= 0
                    ? Uni.createFrom().item(List.<OutboxRow>of())
                    : rows.takeMessages(tx, now, lease, chatBurst, room)
                            .call(taken -> rows.setRate(tx, pace.after(free, now, taken.size())));
        });
    }

    private void launch(OutboxRow row) {
        underWay.track(delivery.deliver(row))
                .subscribe()
                .with(
                        ignored -> loop.wake(),
                        failure -> LOG.warnf("%s could not be written down and is tried again: %s", row, failure));
    }
}
