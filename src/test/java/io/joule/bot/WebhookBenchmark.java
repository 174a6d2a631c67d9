package io.joule.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.notice.telegram.TelegramJson;
import io.joule.sandbox.telegram.SandboxTelegram;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.joule.testing.TelegramSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/**
 * How fast the webhook answers, over HTTP and with PostgreSQL, while the bot works on what came: {@code mvn test
 * -Dtest=WebhookBenchmark} ({@code -Djoule.bench.rate=300}, {@code -Djoule.bench.seconds=10}). Updates are offered at
 * their times, whether earlier ones are answered or not, and a wait counts from the time of the offer. Beside it the
 * same is offered to a route that answers at once, and, the yardstick, to a bare insert of one row by the same pool.
 */
@QuarkusTest
@TestProfile(WebhookBenchmark.Profile.class)
class WebhookBenchmark {

    /** Updates are brought, by nobody but the benchmark. */
    public static class Profile extends TelegramSandbox {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = super.getConfigOverrides();
            settings.put("joule.bot.public-url", "https://desk.invalid");
            settings.put("joule.bot.webhook-secret", SECRET);
            return settings;
        }
    }

    private static final String SECRET = "s3cr3t_-";
    private static final int RATE = Integer.getInteger("joule.bench.rate", 300);
    private static final int SECONDS = Integer.getInteger("joule.bench.seconds", 10);
    private static final int WARM_UP_SECONDS = 5;
    private static final int PEOPLE = 500;
    private static final int HUNDRED = 100;
    private static final int HTTP_OK = 200;

    private final AtomicLong next = new AtomicLong(1);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @Inject
    SandboxTelegram sandbox;

    private final long[] people = new long[PEOPLE];

    @Test
    void acknowledgements() throws Exception {
        execute("create table bare (id bigint generated always as identity primary key, body text not null,"
                + " at timestamptz not null)");
        HttpServer bare = vertx.createHttpServer()
                .requestHandler(request ->
                        request.bodyHandler(body -> request.response().end()))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        int joule = RestAssured.port;
        Arrays.setAll(people, i -> Talk.stranger(sandbox, "en").meet().id());
        long[] yardstick = null;
        for (int seconds : new int[] {WARM_UP_SECONDS, SECONDS}) {
            long[] answered = offer(seconds, body -> send(bare.actualPort(), body));
            yardstick = offer(seconds, this::insert);
            long[] webhook = offer(seconds, body -> send(joule, body));
            if (seconds == SECONDS) {
                System.out.printf("%d offered each second for %d s%n", RATE, SECONDS);
                print("bare answer", answered, yardstick);
                print("bare insert", yardstick, yardstick);
                print("webhook, bot at work", webhook, yardstick);
            }
        }
        bare.close();
    }

    private CompletionStage<Integer> insert(String body) {
        return pool.preparedQuery("insert into bare (body, at) values ($1, now())")
                .execute(Tuple.of(body))
                .map(rows -> HTTP_OK)
                .subscribeAsCompletionStage();
    }

    /** Microseconds from the time of each offer to its answer, ascending. */
    private long[] offer(int seconds, Function<String, CompletionStage<Integer>> ask) throws InterruptedException {
        long[] micros = new long[RATE * seconds];
        CountDownLatch open = new CountDownLatch(micros.length);
        AtomicInteger failed = new AtomicInteger();
        long begin = System.nanoTime();
        for (int i = 0; i < micros.length; i++) {
            long at = begin + i * TimeUnit.SECONDS.toNanos(1) / RATE;
            for (long wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            int n = i;
            ask.apply(update()).whenComplete((status, failure) -> {
                micros[n] = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - at);
                failed.addAndGet(failure == null && status == HTTP_OK ? 0 : 1);
                open.countDown();
            });
        }
        assertThat(open.await(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS))
                .as("%d of %d are answered", micros.length - open.getCount(), micros.length)
                .isTrue();
        assertThat(failed).hasValue(0);
        Arrays.sort(micros);
        return micros;
    }

    private CompletionStage<Integer> send(int port, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/telegram/webhook"))
                .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private String update() {
        long id = next.incrementAndGet();
        long person = people[(int) (id % PEOPLE)];
        return TelegramJson.write(Map.of(
                "update_id",
                id,
                "message",
                Map.of(
                        "message_id",
                        id,
                        "date",
                        1,
                        "text",
                        id % 2 == 0 ? "/start" : "/balance",
                        "chat",
                        Map.of("id", person, "type", "private"),
                        "from",
                        Map.of("id", person, "is_bot", false, "first_name", "A", "language_code", "en"))));
    }

    private void execute(String statement) {
        OnEventLoop.run(() -> pool.query(statement).execute());
    }

    private static void print(String what, long[] micros, long[] yardstick) {
        LongFunction<Long> percentile = p -> micros[(int) (micros.length * p / HUNDRED)];
        long mark = yardstick[yardstick.length * 99 / HUNDRED];
        System.out.printf(
                "%-22s p50 %6.1f ms, p99 %6.1f ms: %.2f of the yardstick%n",
                what,
                percentile.apply(50) / 1000.0,
                percentile.apply(99) / 1000.0,
                percentile.apply(99) / (double) mark);
    }
}
