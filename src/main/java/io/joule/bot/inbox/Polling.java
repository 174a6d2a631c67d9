package io.joule.bot.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.base.BackgroundLoop;
import io.joule.bot.BotConfig;
import io.joule.cluster.OncePerCluster;
import io.joule.notice.telegram.BotApi;
import io.joule.notice.telegram.TelegramAnswer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Asks Telegram for updates where there is no webhook, one instance at a time. Telegram hears that an update arrived
 * (the next question's offset) only after it is stored.
 */
@ApplicationScoped
public class Polling {

    private static final Logger LOG = Logger.getLogger(Polling.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final String JOB = "telegram-polling";
    private static final int BATCH = 100;

    private final BotApi api;
    private final Inbox inbox;
    private final UpdateLoop updates;
    private final OncePerCluster cluster;
    private final BotConfig config;
    private final BackgroundLoop loop;
    /** Ends the question that waits for its answer; each has its own, for the join cancels what lost. */
    private volatile CompletableFuture<TelegramAnswer> stopped = new CompletableFuture<>();

    private volatile boolean stopping;
    private Optional<Long> offset = Optional.empty();
    private String trouble = "";

    Polling(BotApi api, Inbox inbox, UpdateLoop updates, OncePerCluster cluster, BotConfig config, Vertx vertx) {
        this.api = api;
        this.inbox = inbox;
        this.updates = updates;
        this.cluster = cluster;
        this.config = config;
        this.loop = new BackgroundLoop("telegram polling", vertx, () -> PAUSE, this::round);
    }

    public void start() {
        loop.start();
    }

    /** A question that waits for its answer is given up: what it would have brought comes again. */
    public Uni<Void> stop() {
        stopping = true;
        stopped.complete(null);
        return loop.stop();
    }

    private Uni<Boolean> round() {
        AtomicBoolean more = new AtomicBoolean();
        return cluster.ifMine(JOB, lease -> ask().invoke(more::set).replaceWithVoid())
                .map(mine -> mine && more.get());
    }

    private Uni<Boolean> ask() {
        CompletableFuture<TelegramAnswer> end = new CompletableFuture<>();
        stopped = end;
        if (stopping) {
            return Uni.createFrom().item(false);
        }
        return Uni.join()
                .first(
                        api.getUpdates(offset, BATCH, config.pollWait()),
                        Uni.createFrom().completionStage(end))
                .toTerminate()
                .chain(answer -> answer == null ? Uni.createFrom().item(false) : received(answer));
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
