package io.joule.packaged;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders as a careful client does: with an Idempotency-Key, at any instance, again and again until it is answered. */
final class OrderClient {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration AGAIN = Duration.ofMillis(150);
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final int CREATED = 201;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Fleet fleet;
    final AtomicInteger tries = new AtomicInteger();
    final AtomicInteger unanswered = new AtomicInteger();
    final AtomicInteger unavailable = new AtomicInteger();
    final AtomicInteger replayed = new AtomicInteger();

    OrderClient(Fleet fleet) {
        this.fleet = fleet;
    }

    /** The id of the order that this key got. */
    String place(String key, long user, String receiver, long energy, SplittableRandom random) throws Exception {
        String body = """
                {"user_id": %d, "energy_amount": %d, "duration": "1h", "receive_address": "%s"}""".formatted(user, energy, receiver);
        long until = System.nanoTime() + AT_MOST.toNanos();
        while (System.nanoTime() < until) {
            HttpResponse<String> answer = send(key, body, fleet.url(random.nextInt(fleet.size())));
            if (answer != null && answer.statusCode() == CREATED) {
                if (answer.headers()
                        .firstValue("Idempotent-Replayed")
                        .filter("true"::equals)
                        .isPresent()) {
                    replayed.incrementAndGet();
                }
                return JsonPath.from(answer.body()).getString("id");
            }
            if (answer != null && answer.statusCode() < 500) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            (answer == null ? unanswered : unavailable).incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
        }
        throw new IllegalStateException("order " + key + " was not taken within " + AT_MOST);
    }

    private HttpResponse<String> send(String key, String body, String url) throws InterruptedException {
        tries.incrementAndGet();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/orders/"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + PackagedDesk.API_KEY)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        }
    }
}
