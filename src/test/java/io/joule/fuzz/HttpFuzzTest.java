package io.joule.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.testing.NoNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whatever a client sends, the answer is a plain one or a problem: never a fault of ours, never its inside. */
@QuarkusTest
@TestProfile(NoNode.class)
class HttpFuzzTest {

    private static final String ORDER =
            "{\"user_id\":1,\"energy_amount\":65000,\"duration\":\"1h\",\"receive_address\":\"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t\"}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong keys = new AtomicLong();

    @Test
    void anOrder() {
        Fuzz.ofTexts("order-body", ORDER, "{}", "[]")
                .feed(input -> post("/api/orders/", "key-" + keys.incrementAndGet(), input));
    }

    @Test
    void aDeposit() {
        Fuzz.ofTexts(
                        "deposit-body",
                        "{\"tx_hash\":\"" + "a".repeat(64) + "\",\"amount\":\"12.5\",\"currency\":\"TRX\"}",
                        "{\"tx_hash\":\"" + "a".repeat(64) + "\",\"amount\":7,\"currency\":\"USDT\"}")
                .feed(input -> post("/api/users/1/deposit", null, input));
    }

    @Test
    void aWallet() {
        Fuzz.ofTexts(
                        "wallet-body",
                        "{\"private_key\":\"" + "1".repeat(64) + "\"}",
                        "{\"private_key\":\"" + "b".repeat(64)
                                + "\",\"owner_address\":\"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t\",\"permission_id\":2}")
                .feed(input -> post("/api/supplier-wallets/add", null, input));
    }

    @Test
    void aNote() {
        Fuzz.ofTexts("note-body", "{\"note\":\"by hand\"}")
                .feed(input -> post("/api/findings/01a20dcb-93c3-792f-b3ec-3e112996e1f1/acknowledge", null, input));
    }

    @Test
    void anIdempotencyKey() {
        Fuzz.ofTexts("idempotency-key", "order-2026-000017", "a", "x".repeat(255))
                .feed(input -> {
                    String key = new String(input, StandardCharsets.ISO_8859_1);
                    // What an HTTP client can't even put into a header never arrives.
                    if (key.chars().allMatch(c -> c >= 0x20 && c != 0x7f || c == '\t')) {
                        post("/api/orders/", key, ORDER.getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    private void post(String path, String key, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer sandbox")
                .header("Content-Type", "application/json");
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> answer =
                client.send(request.POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isNotIn(500, 502, 504);
        if (answer.statusCode() >= 400) {
            assertThat(answer.headers().firstValue("content-type").orElse(""))
                    .as(answer.body())
                    .startsWith("application/problem+json");
            assertThat(answer.body())
                    .contains("\"code\"")
                    .doesNotContain("\tat ", "Exception", "io.joule.", "com.fasterxml", "java.lang");
        }
    }
}
