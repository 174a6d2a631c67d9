package io.joule.bot.inbox;

import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.base.Sql;
import io.joule.base.SystemClock;
import io.joule.bot.BotConfig;
import io.joule.notice.telegram.TelegramJson;
import io.joule.testing.TestDatabase;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every stored update acts once, in order for each person, whatever arrives how often and whoever dies. */
class UpdateLoopTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Logger LOG = Logger.getLogger(UpdateLoopTest.class);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(120);
    private static final int UPDATES = 10_000;
    private static final int PEOPLE = 97;
    private static final long FIRST = 500_000;

    private final UpdateSql rows = new UpdateSql();
    private final List<UpdateLoop> loops = new ArrayList<>();
    private Inbox inbox;

    @BeforeEach
    void begin() {
        DATABASE.clear();
        await(DATABASE.pool()
                .query("create table if not exists told (person bigint primary key, count int, history text)")
                .execute());
        await(DATABASE.pool().query("truncate told").execute());
        inbox = new Inbox(new Sql(DATABASE.pool()), rows, new SystemClock());
    }

    @AfterEach
    void end() {
        loops.forEach(UpdateLoop::stop);
    }

    @Test
    void tenThousandUpdatesShuffledAndDoubledLeaveTheStateOfOnceInOrder() {
        List<JsonNode> updates = updates();
        List<JsonNode> arriving = new ArrayList<>(updates);
        arriving.addAll(updates);
        Collections.shuffle(arriving, new Random(42));
        Recorder recorder = new Recorder(new Random(43), 3, 3);
        long began = System.nanoTime();
        loop(recorder, "60s").start();
        loop(recorder, "60s").start();
        storeAll(arriving);
        long stored = System.nanoTime();
        await().atMost(LONG_ENOUGH).until(() -> !await(rows.anyWaiting(DATABASE.pool())));
        assertThat(told()).isEqualTo(expected(updates));
        LOG.infof(
                "%d updates shuffled and doubled: stored in %d ms, done after %d ms more; %d tries failed on purpose",
                UPDATES, (stored - began) / 1_000_000, (System.nanoTime() - stored) / 1_000_000, recorder.failed.get());
        assertThat(recorder.failed).hasPositiveValue();
    }

    @Test
    void whatWasStoredBeforeACrashActsAfterTheNextStart() {
        List<JsonNode> updates = updates().subList(0, 50);
        storeAll(updates);
        // Taken by somebody who died: nothing of theirs is done, and their lease is running.
        await(rows.take(
                DATABASE.pool(),
                new SystemClock().now(),
                new SystemClock().now().plusMillis(300),
                new SystemClock().now().plusSeconds(1),
                10));
        loop(new Recorder(new Random(1), 0, 0), "0s").start();
        await().atMost(LONG_ENOUGH).until(() -> !await(rows.anyWaiting(DATABASE.pool())));
        assertThat(told()).isEqualTo(expected(updates));
    }

    @Test
    void anUpdateThatFailsAgainAndAgainIsGivenUpAndHoldsOnlyItsPersonUp() {
        storeAll(List.of(update(1, 7), update(2, 7), update(3, 8)));
        Recorder recorder = new Recorder(new Random(1), 0, 0) {
            @Override
            public Uni<Void> handle(StoredUpdate update) {
                return update.id() == 1
                        ? Uni.createFrom().failure(new IllegalStateException("always"))
                        : super.handle(update);
            }
        };
        loop(recorder, "0s").start();
        await().atMost(LONG_ENOUGH).until(() -> !await(rows.anyWaiting(DATABASE.pool())));
        assertThat(told()).isEqualTo(Map.of(7L, "1:2,", 8L, "1:3,"));
        assertThat(recorder.apologies).hasValue(1);
    }

    @Test
    void aMissingPredecessorIsWaitedForAndNoLongerThanAgreed() {
        storeAll(List.of(update(1, 7)));
        loop(new Recorder(new Random(1), 0, 0), "2s").start();
        await().atMost(LONG_ENOUGH).until(() -> told().size() == 1);
        storeAll(List.of(update(3, 7)));
        storeAll(List.of(update(2, 7)));
        storeAll(List.of(update(9, 7)));
        await().atMost(LONG_ENOUGH).until(() -> !await(rows.anyWaiting(DATABASE.pool())));
        assertThat(told()).isEqualTo(Map.of(7L, "4:1,2,3,9,"));
    }

    @Test
    void whatIsDoneIsForgottenButTheNewest() {
        storeAll(List.of(update(1, 7), update(2, 7)));
        loop(new Recorder(new Random(1), 0, 0), "0s").start();
        await().atMost(LONG_ENOUGH).until(() -> !await(rows.anyWaiting(DATABASE.pool())));
        int pruned = await(rows.prune(DATABASE.pool(), new SystemClock().now().plusSeconds(60)));
        assertThat(pruned).isEqualTo(1);
        assertThat(await(inbox.store(update(2, 7)))).isFalse();
    }

    private UpdateLoop loop(UpdateHandler handler, String reorderWait) {
        BotConfig config = new SmallRyeConfigBuilder()
                .withMapping(BotConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValue("joule.bot.reorder-wait", reorderWait)
                .withDefaultValue("joule.bot.retry-after", "10ms")
                .build()
                .getConfigMapping(BotConfig.class);
        Pool pool = DATABASE.newPool(8);
        UpdateLoop loop = new UpdateLoop(
                rows,
                handler,
                new Sql(pool),
                new SystemClock(),
                config,
                DATABASE.vertx().getDelegate());
        loops.add(loop);
        return loop;
    }

    private void storeAll(List<JsonNode> arriving) {
        Multi.createFrom()
                .iterable(arriving)
                .onItem()
                .transformToUni(inbox::store)
                .merge(40)
                .collect()
                .last()
                .await()
                .atMost(LONG_ENOUGH);
        loops.forEach(UpdateLoop::wake);
    }

    private static List<JsonNode> updates() {
        Random random = new Random(7);
        List<JsonNode> all = new ArrayList<>();
        for (int i = 0; i < UPDATES; i++) {
            all.add(update(FIRST + i, 1 + random.nextInt(PEOPLE)));
        }
        return all;
    }

    private static JsonNode update(long id, long person) {
        String json = """
                {"update_id":%d,"message":{"message_id":%d,"date":1,"text":"x","chat":{"id":%d,"type":"private"},
                "from":{"id":%d,"is_bot":false,"first_name":"A"}}}""";
        return TelegramJson.object(json.formatted(id, id, person, person)).orElseThrow();
    }

    private static Map<Long, String> expected(List<JsonNode> updates) {
        Map<Long, List<String>> byPerson = new HashMap<>();
        updates.forEach(update -> byPerson.computeIfAbsent(
                        update.path("message").path("from").path("id").asLong(), p -> new ArrayList<>())
                .add(update.path("update_id").asText()));
        Map<Long, String> told = new HashMap<>();
        byPerson.forEach((person, ids) -> told.put(person, ids.size() + ":" + String.join(",", ids) + ","));
        return told;
    }

    private static Map<Long, String> told() {
        Map<Long, String> told = new HashMap<>();
        await(DATABASE.pool().query("select person, count, history from told").execute())
                .forEach(row -> told.put(row.getLong(0), row.getInteger(1) + ":" + row.getString(2)));
        return told;
    }

    /** Appends the update's id to its person's history, and now and then fails before or after the commit. */
    private static class Recorder implements UpdateHandler {

        private final Random random;
        private final int percentBefore;
        private final int percentAfter;
        final AtomicInteger failed = new AtomicInteger();
        final AtomicInteger apologies = new AtomicInteger();

        Recorder(Random random, int percentBefore, int percentAfter) {
            this.random = random;
            this.percentBefore = percentBefore;
            this.percentAfter = percentAfter;
        }

        @Override
        public Uni<Void> handle(StoredUpdate update) {
            long person = TelegramJson.object(update.body())
                    .orElseThrow()
                    .path("message")
                    .path("from")
                    .path("id")
                    .asLong();
            return DATABASE.pool()
                    .withTransaction(tx -> update.done(tx)
                            .chain(() -> tx.preparedQuery("insert into told values ($1, 1, $2) on conflict (person)"
                                            + " do update set count = told.count + 1, history = told.history || $2")
                                    .execute(Tuple.of(person, update.id() + ",")))
                            .invoke(() -> failSometimes(percentBefore))
                            .replaceWithVoid())
                    .invoke(() -> failSometimes(percentAfter));
        }

        @Override
        public Uni<Void> giveUp(StoredUpdate update) {
            apologies.incrementAndGet();
            return DATABASE.pool().withTransaction(update::done);
        }

        private synchronized void failSometimes(int percent) {
            if (random.nextInt(100) < percent) {
                failed.incrementAndGet();
                throw new IllegalStateException("on purpose");
            }
        }
    }
}
