package io.joule.api;

import static io.joule.api.ProblemTest.assertProblem;
import static io.joule.api.ProblemTest.operator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.testing.CuttableDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away, and comes back. */
@QuarkusTest
@TestProfile(OutageTest.Profile.class)
class OutageTest {

    @AfterEach
    void mend() {
        CuttableDatabase.cut(false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> operator().get("/api/users/1/balance").statusCode() == 200);
    }

    @Test
    void withoutTheDatabaseRequestsAreAnswered503AndHealthSaysSo() {
        assertThat(operator().get("/api/users/1/balance").statusCode()).isEqualTo(200);
        CuttableDatabase.cut(true);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> given().get("/health").statusCode() == 503);
        assertThat(given().get("/health").<String>path("status")).isEqualTo("unhealthy");
        assertThat(given().get("/health").<String>path("checks[0].name")).isEqualTo("database");
        // The first key is still believed, the second can't even be asked for.
        for (String key : List.of("sandbox", "a-key-that-was-never-seen")) {
            Response answer = given().header("Authorization", "Bearer " + key).get("/api/users/1/balance");
            assertProblem(answer, 503, "database_unavailable");
            assertThat(answer.header("Retry-After")).isNotNull();
        }
        CuttableDatabase.cut(false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().get("/health").statusCode() == 200);
        assertThat(operator().get("/api/users/1/balance").statusCode()).isEqualTo(200);
    }

    /** No node, and a database that can be cut off. */
    public static class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("joule.tron.nodes", "http://127.0.0.1:1", "TRON_NODES", "http://127.0.0.1:1");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(CuttableDatabase.class));
        }
    }
}
