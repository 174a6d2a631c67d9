package io.joule.api.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.testing.NoNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limits as a caller meets them. */
@QuarkusTest
@TestProfile(RequestLimitsTest.Strict.class)
class RequestLimitsTest {

    public static final class Strict extends NoNode {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("joule.limits.key-per-second", "1");
            settings.put("joule.limits.key-burst", "4");
            settings.put("joule.limits.stranger-per-second", "1");
            settings.put("joule.limits.stranger-burst", "4");
            return settings;
        }
    }

    @Test
    void aKeyThatCallsTooOftenIsToldWhenToComeBack() {
        Response first = untilAllowed();
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"key\";q=4;w=4");
        assertThat(first.header("RateLimit")).matches("\"key\";r=[0-3];t=[0-9]+");

        Response refused = untilRefused("sandbox");

        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("too_many_requests");
        assertThat(refused.jsonPath().getString("detail")).contains("with this key");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("RateLimit")).isEqualTo("\"key\";r=0;t=1");
        assertThat(untilAllowed().statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatIsTurnedAwayIsNotTakenForTheNextRequest() {
        untilRefused("sandbox");
        for (int i = 0; i < 3; i++) {
            Response answer = given().header("Authorization", "Bearer sandbox")
                    .contentType("application/json")
                    .body("{\"address\":\"" + "x".repeat(20_000) + "\"}")
                    .post("/api/wallets/users/1");
            assertThat(answer.statusCode()).isIn(422, 429);
        }
    }

    @Test
    void whoTriesKeysIsTurnedAwayAndWhoHasOneIsNot() {
        untilAllowed();
        Response refused = untilRefused("nobody's key");

        assertThat(refused.jsonPath().getString("detail")).contains("without a good key");
        assertThat(untilAllowed().statusCode()).as("from the same address").isEqualTo(200);
    }

    @Test
    void healthIsNotLimited() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(given().get("/health").statusCode());
        }
        assertThat(statuses).containsOnly(200);
    }

    private static Response untilRefused(String key) {
        List<Response> refused = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    Response answer = ask(key);
                    if (answer.statusCode() == 429) {
                        refused.add(answer);
                    }
                    return !refused.isEmpty();
                });
        return refused.get(0);
    }

    private static Response untilAllowed() {
        List<Response> allowed = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    Response answer = ask("sandbox");
                    if (answer.statusCode() == 200) {
                        allowed.add(answer);
                    }
                    return !allowed.isEmpty();
                });
        return allowed.get(0);
    }

    private static Response ask(String key) {
        return given().header("Authorization", "Bearer " + key).get("/api/orders/");
    }
}
