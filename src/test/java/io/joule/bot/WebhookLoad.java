package io.joule.bot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings updates to a webhook on this machine at a steady rate, and prints how long their answers took:
 * {@code WebhookLoad PORT SECRET [RATE=300] [SECONDS=20]}. Latency counts from when an update was due, not from when it
 * was sent.
 */
public final class WebhookLoad {

    private static final int CONNECTIONS = 40;
    private static final int PEOPLE = 1_000;

    private WebhookLoad() {}

    public static void main(String[] args) throws InterruptedException {
        int rate = args.length > 2 ? Integer.parseInt(args[2]) : 300;
        int count = rate * (args.length > 3 ? Integer.parseInt(args[3]) : 20);
        Vertx vertx = Vertx.vertx();
        HttpClient client =
                vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(Integer.parseInt(args[0]))
                .setURI("/telegram/webhook")
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Telegram-Bot-Api-Secret-Token", args[1]);
        long[] micros = new long[count];
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch left = new CountDownLatch(count);
        long first = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        AtomicInteger next = new AtomicInteger();
        vertx.setPeriodic(1, ignored -> {
            while (next.get() < count && System.nanoTime() >= due(first, next.get(), rate)) {
                int i = next.getAndIncrement();
                bring(client, options, i).onComplete(answer -> {
                    micros[i] = (System.nanoTime() - due(first, i, rate)) / 1_000;
                    refused.addAndGet(answer.succeeded() && answer.result() == 200 ? 0 : 1);
                    left.countDown();
                });
            }
        });
        left.await(5, TimeUnit.MINUTES);
        Arrays.sort(micros);
        System.out.printf(
                "%d updates at %d/s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms, not answered with 200: %d%n",
                count,
                rate,
                micros[count / 2] / 1e3,
                micros[count * 99 / 100] / 1e3,
                micros[count - 1] / 1e3,
                refused.get());
        vertx.close();
    }

    private static long due(long first, int i, int rate) {
        return first + TimeUnit.SECONDS.toNanos(1) * i / rate;
    }

    private static Future<Integer> bring(HttpClient client, RequestOptions options, int i) {
        long person = 1_000_000 + i % PEOPLE;
        String update = """
                {"update_id":%d,"message":{"message_id":%d,"date":1,"text":"hello","chat":{"id":%d,"type":"private"},
                "from":{"id":%d,"is_bot":false,"first_name":"A"}}}""".formatted(900_000_000 + i, i, person, person);
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(update)))
                .compose(response -> response.body().map(response.statusCode()));
    }
}
