package io.joule.bot.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.base.BackgroundLoop;
import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.base.Sql;
import io.joule.bot.BotConfig;
import io.joule.notice.telegram.BotApi;
import io.joule.notice.telegram.TelegramAnswer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Asks Telegram for updates where there is no webhook, one instance at a time. Telegram hears that an update arrived
 * (the next question's offset) only after it is stored.
 */
@ApplicationScoped
public class Polling {

    private static final Logger LOG = Logger.getLogger(Polling.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration MARGIN = Duration.ofSeconds(15);
    private static final int BATCH = 100;

    private final BotApi api;
    private final Inbox inbox;
    private final UpdateLoop updates;
    private final UpdateSql rows;
    private final Sql sql;
    private final Clock clock;
    private final BotConfig config;
    private final BackgroundLoop loop;
    private final UUID holder = Ids.next();
    private Optional<Long> offset = Optional.empty();
    private String trouble = "";

    Polling(
            BotApi api,
            Inbox inbox,
            UpdateLoop updates,
            UpdateSql rows,
            Sql sql,
            Clock clock,
            BotConfig config,
            Vertx vertx) {
        this.api = api;
        this.inbox = inbox;
        this.updates = updates;
        this.rows = rows;
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.loop = new BackgroundLoop("telegram polling", vertx, () -> PAUSE, this::round);
    }

    public void start() {
        loop.start();
    }

    public void stop() {
        loop.stop();
        rows.leavePoller(sql.pool(), holder).subscribe().with(ignored -> {}, failure -> LOG.debug("not told", failure));
    }

    private Uni<Boolean> round() {
        Instant now = clock.now();
        Instant until = now.plus(config.pollWait()).plus(MARGIN);
        return rows.holdPoller(sql.pool(), holder, now, until).chain(mine -> mine
                ? api.getUpdates(offset, BATCH, config.pollWait()).chain(this::received)
                : Uni.createFrom().item(false));
    }

    private Uni<Boolean> received(TelegramAnswer answer) {
        tell(answer);
        if (answer.meaning() != TelegramAnswer.Meaning.OK) {
            return Uni.createFrom().item(false);
        }
        List<JsonNode> found = BotApi.updates(answer);
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(this::store)
                .collect()
                .last()
                .invoke(updates::wake)
                .replaceWith(true);
    }

    private Uni<Boolean> store(JsonNode update) {
        return inbox.store(update)
                .invoke(() -> offset = Optional.of(update.path("update_id").asLong() + 1));
    }

    /** Once for each trouble, and when it is over. */
    private void tell(TelegramAnswer answer) {
        String now = answer.meaning() == TelegramAnswer.Meaning.OK ? "" : answer.description();
        if (!now.equals(trouble)) {
            trouble = now;
            LOG.infof("Telegram %s", now.isEmpty() ? "gives updates" : "gives no updates: " + now);
        }
    }
}
