package io.joule.bot.conversation;

import io.joule.base.BackgroundLoop;
import io.joule.base.Clock;
import io.joule.base.Each;
import io.joule.base.SafeContext;
import io.joule.base.Sql;
import io.joule.bot.BotConfig;
import io.joule.notice.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Renders cards again that follow something by themselves. What has not changed is not sent. */
@ApplicationScoped
public class Refresher {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final int BATCH = 64;
    private static final int AT_ONCE = 8;

    private final ConversationSql conversations;
    private final Thinker thinker;
    private final Painter painter;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;
    private final Vertx vertx;
    private final BackgroundLoop loop;

    Refresher(
            ConversationSql conversations,
            Thinker thinker,
            Painter painter,
            Outbox outbox,
            Sql sql,
            Clock clock,
            BotConfig config,
            Vertx vertx) {
        this.conversations = conversations;
        this.thinker = thinker;
        this.painter = painter;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
        this.vertx = vertx;
        this.loop = new BackgroundLoop("telegram cards", vertx, config::refreshSweep, this::round);
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

    private Uni<Boolean> round() {
        Instant now = clock.now();
        return conversations
                .takeDue(sql.pool(), now, now.plus(LEASE), BATCH)
                .chain(due -> Each.atOnce(due, AT_ONCE, user -> SafeContext.run(vertx, () -> refresh(user)))
                        .replaceWith(due.size() == BATCH));
    }

    private Uni<Void> refresh(long user) {
        return conversations
                .find(sql.pool(), user)
                .chain(found -> found.map(this::refresh)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> refresh(Conversation before) {
        return painter.again(before, thinker.visit(before, ""))
                .chain(painted -> sql.transaction(tx -> conversations
                        .save(tx, painted.conversation(), clock.now())
                        .chain(saved -> saved.isEmpty()
                                        || painted.conversation().digest().equals(before.digest())
                                ? Uni.createFrom().voidItem()
                                : outbox.card(tx, before.user(), painted.content(), false))));
    }
}
