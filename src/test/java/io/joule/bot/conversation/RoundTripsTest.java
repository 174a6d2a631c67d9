package io.joule.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.bot.BotIdentity;
import io.joule.bot.inbox.StoredUpdate;
import io.joule.cluster.RedisConfig;
import io.joule.notice.Outbox;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.TelegramWithRedis;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** What a step asks the database, beside what its screen asks, with a copy of the conversation and without. */
@QuarkusTest
@TestProfile(TelegramWithRedis.class)
class RoundTripsTest extends CopiedTalk {

    private static final Logger LOG = Logger.getLogger(RoundTripsTest.class);
    private static final int STEPS = 50;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @Inject
    Vertx vertx;

    @Inject
    Thinker thinker;

    @Inject
    Outbox outbox;

    @Inject
    PressAnswers answers;

    @Inject
    BotIdentity identity;

    @Inject
    Clock clock;

    @Inject
    RedisConfig config;

    @Inject
    MeterRegistry meters;

    @Test
    void aCopySavesOneOfThem() {
        Talk person = english().say("/start").sees("TRON energy desk");
        settled(person);
        Pool pool = countedPool();
        Dialog dialog = dialog(new Sql(pool));
        Steps without = new Steps();
        Steps with = new Steps();
        for (int i = 0; i < STEPS; i++) {
            without.take(dialog, pressed(person, stored(person), null));
            with.take(dialog, pressed(person, stored(person), stored(person).mark()));
        }
        pool.close().await().indefinitely();
        LOG.infof("statements in %d steps: %d without a copy, %d with one", STEPS, without.asked, with.asked);
        LOG.infof("middle time of a step: %d us without a copy, %d us with one", without.middle(), with.middle());
        assertThat(with.asked).isPositive().isEqualTo(without.asked - STEPS);
    }

    private final class Steps {

        private final List<Long> nanos = new ArrayList<>();
        private long asked;

        void take(Dialog dialog, StoredUpdate update) {
            long before = asked();
            long begun = System.nanoTime();
            OnEventLoop.run(() -> dialog.handle(update));
            nanos.add(System.nanoTime() - begun);
            asked += asked() - before;
        }

        long middle() {
            return nanos.stream().sorted().skip(STEPS / 2).findFirst().orElseThrow() / 1_000;
        }
    }

    private long asked() {
        return Math.round(
                Search.in(meters)
                        .name(name -> name.endsWith("completed"))
                        .tag("clientName", "counted")
                        .counters()
                        .stream()
                        .mapToDouble(Counter::count)
                        .sum());
    }

    private Dialog dialog(Sql counted) {
        ConversationCopies reading = new ConversationCopies(conversations, copies, config, counted, meters);
        return new Dialog(thinker, conversations, reading, outbox, answers, identity, counted, clock);
    }

    /** Used by nobody else, so that what it counts is the steps'. */
    private Pool countedPool() {
        PgConnectOptions options = PgConnectOptions.fromUri(url.replace("vertx-reactive:", ""))
                .setUser(user)
                .setPassword(user);
        options.setMetricsName("sql|counted");
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(options)
                .using(vertx)
                .build();
    }
}
