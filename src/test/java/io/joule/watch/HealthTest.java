package io.joule.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.testing.NoNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoNode.class)
class HealthTest {

    @Test
    void withoutANodeItIsDegradedAndSaysWhy() {
        Response answer = given().get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String>path("status")).isEqualTo("degraded");
        assertThat(answer.<String>path("message")).isNotBlank();
        assertThat(answer.<List<String>>path("checks.name"))
                .containsExactly("database", "node", "engine", "deposits", "books", "orders");
        assertThat(answer.<List<String>>path("checks.status")).startsWith("healthy", "degraded");
        assertThat(answer.<List<String>>path("checks.detail"))
                .allSatisfy(detail -> assertThat(detail).isNotBlank());
        assertThat(answer.asString()).doesNotContain("127.0.0.1").doesNotContain("postgres");
    }

    @Test
    void theWorstPartDecides() {
        HealthCheck well = new HealthCheck("a", HealthStatus.HEALTHY, "x");
        HealthCheck late = new HealthCheck("b", HealthStatus.DEGRADED, "x");
        HealthCheck gone = new HealthCheck("c", HealthStatus.UNHEALTHY, "x");
        assertThat(Health.of(List.of(well, well)).status()).isEqualTo(HealthStatus.HEALTHY);
        assertThat(Health.of(List.of(well, late)).status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(Health.of(List.of(late, gone, well)).status()).isEqualTo(HealthStatus.UNHEALTHY);
    }
}
