package io.joule.chaintx;

import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.BackgroundLoop;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.SystemClock;
import io.joule.testing.TestDatabase;
import io.joule.tron.CallLimits;
import io.joule.tron.HttpTronNetwork;
import io.joule.tron.NodeList;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * After a restart: orders whose transactions were signed and nobody knows whether they left. Every one is looked for on
 * the chain and, as it is not there, sent again. The node costs next to nothing, so the time is Joule's.
 */
class RecoveryTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int ORDERS = Integer.getInteger("joule.test.recovery", 1_000);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final CallLimits LIMITS =
            new CallLimits(LONG, LONG, 32, 1_000, 1 << 22, 1_000, Duration.ofMillis(1), Duration.ZERO);

    private static final String HEAD = """
            {"blockID": "0000000000000064%s",
             "block_header": {"raw_data": {"number": 100, "parentHash": "%s", "timestamp": %d}}}""";

    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    @Test
    void everythingThatMayHaveLeftIsLookedForAndSentAgain() throws Exception {
        fill();
        Vertx vertx = DATABASE.vertx().getDelegate();
        HttpServer node = vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response().end(answer(request.path(), body.toJsonObject()))));
        node.listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
        var network = new HttpTronNetwork(
                DATABASE.vertx(),
                NodeList.parse("http://localhost:" + node.actualPort(), Optional.empty()),
                LIMITS,
                new SimpleMeterRegistry());
        Clock clock = new SystemClock();
        TestTracker tracker = new TestTracker(
                vertx,
                network,
                (plan, unsigned) -> Uni.createFrom().nothing(),
                new ChainView(network, clock),
                new Sql(DATABASE.newPool(16)),
                clock,
                List.of(new Nothing(Purpose.DELEGATE), new Nothing(Purpose.RECLAIM)));
        BackgroundLoop loop = new BackgroundLoop("recovery", vertx, () -> Duration.ofSeconds(1), tracker::step);
        long begun = System.nanoTime();
        loop.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> sent.size() == ORDERS && unanswered() == 0);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        await(loop.stop());
        System.out.printf("%d open orders taken up in %d ms (%d a second)%n", ORDERS, millis, ORDERS * 1_000L / millis);
        assertThat(sent).hasSize(ORDERS);
    }

    private static long unanswered() {
        return await(DATABASE.pool()
                        .query("select count(*) from chain_tx where answer_code is null")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private static void fill() throws SQLException {
        try (var connection = DATABASE.jdbc();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    insert into chain_tx (id, purpose, subject, wallet, signed, timestamp_ms, expires_at, status,
                        next_look_at, created_at)
                    select encode(sha256(b), 'hex'), 'delegate', gen_random_uuid(), 'TYPuUqocEhpLnb7pdAJdU7shgFJjkL6qoV',
                           b, n, now() + interval '10 minutes', 'signed', now(), now()
                      from (select n, decode(repeat(lpad(to_hex(n), 8, '0'), 60), 'hex') as b
                              from generate_series(1, %d) n) t""".formatted(ORDERS));
            statement.execute("vacuum analyze");
        }
    }

    /** A node with one block that knows no transaction, and takes every one. */
    private String answer(String path, JsonObject question) {
        if (path.endsWith("/broadcasthex")) {
            byte[] bytes = HexFormat.of().parseHex(question.getString("transaction"));
            String txid = HexFormat.of().formatHex(sha256(bytes));
            sent.add(txid);
            return new JsonObject()
                    .put("result", true)
                    .put("code", "SUCCESS")
                    .put("txid", txid)
                    .encode();
        }
        if (path.contains("gettransactioninfobyblocknum")) {
            return "[]";
        }
        return path.contains("block")
                ? HEAD.formatted("0".repeat(48), "0".repeat(64), System.currentTimeMillis())
                : "{}";
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Nothing(Purpose purpose) implements ChainTxListener {

        @Override
        public Uni<Void> changed(SqlConnection sql, ChainTx tx, ChainTxStatus before) {
            return Uni.createFrom().voidItem();
        }
    }
}
