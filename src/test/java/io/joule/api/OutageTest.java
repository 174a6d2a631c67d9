package io.joule.api;

import static io.joule.api.ProblemTest.assertProblem;
import static io.joule.api.ProblemTest.operator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.joule.testing.Awaited;
import io.joule.testing.CuttableDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away, and comes back. */
@QuarkusTest
@TestProfile(OutageTest.Profile.class)
class OutageTest {

    private static final String TIMEOUTS = "quarkus.datasource.reactive.additional-properties.";

    @Inject
    Pool pool;

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

    @Test
    void anInstanceThatStandsStillInATransactionStopsNobody() {
        Awaited.await(pool.query("insert into customer (id, created_at) values (4711, now())")
                .execute());
        SqlConnection paused = Awaited.await(pool.getConnection());
        Awaited.await(paused.query("begin").execute());
        Awaited.await(paused.query("update customer set created_at = now() where id = 4711")
                .execute());
        // It holds the row's lock and does nothing more; the next one waits until PostgreSQL ends it.
        Awaited.await(pool.query("update customer set created_at = now() where id = 4711")
                .execute());
        assertThatThrownBy(() -> Awaited.await(paused.query("commit").execute()))
                .isNotNull();
        assertThat(ConfigProvider.getConfig().getOptionalValue(TIMEOUTS + "lock_timeout", String.class))
                .contains("20s");
        assertThat(Awaited.await(pool.query("show statement_timeout").execute())
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("30s");
    }

    /** No node, and a database that can be cut off. */
    public static class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "joule.tron.nodes",
                    "http://127.0.0.1:1",
                    "TRON_NODES",
                    "http://127.0.0.1:1",
                    TIMEOUTS + "idle_in_transaction_session_timeout",
                    "10s");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(CuttableDatabase.class));
        }
    }
}
