package io.joule.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.testing.NoNode;
import io.joule.watch.books.FindingResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document tells of every route, and of nothing else. */
@QuarkusTest
@TestProfile(NoNode.class)
class OpenApiTest {

    private static final Set<Class<?>> RESOURCES = Set.of(
            OrderResource.class,
            UserResource.class,
            WalletResource.class,
            SupplierWalletResource.class,
            ClientResource.class,
            PayoutWalletResource.class,
            WithdrawalResource.class,
            WithdrawalDeskResource.class,
            RefundResource.class,
            RefundListResource.class,
            AuditResource.class,
            DepositIntentResource.class,
            DepositResource.class,
            ProvenAddressResource.class,
            UnmatchedPaymentResource.class,
            PackageResource.class,
            PackageDeskResource.class,
            ExchangeResource.class,
            ExchangeRateResource.class,
            NodeResource.class,
            FindingResource.class);

    @Test
    void everyRouteOfTheApiIsInTheDocumentAndNoOther() {
        Set<String> documented = new TreeSet<>();
        document()
                .<Map<String, Map<String, Object>>>get("paths")
                .forEach((path, item) -> item.keySet().stream()
                        .filter(method -> path.startsWith("/api") && !method.equals("parameters"))
                        .forEach(method -> documented.add(method.toUpperCase() + " " + path.replaceFirst("/$", ""))));
        assertThat(documented).isEqualTo(routes()).hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void everyOperationIsDescribedNeedsAKeyAndTellsItsProblems() {
        document().<Map<String, Map<String, Map<String, Object>>>>get("paths").forEach((path, item) -> {
            if (path.startsWith("/api")) {
                item.forEach((method, operation) -> assertOperation(method + " " + path, operation));
            }
        });
    }

    @Test
    void namesAreSnakeCaseAndEveryFieldOfAnOrderIsThere() {
        Map<String, Object> order = document().get("components.schemas.OrderResponse.properties");
        assertThat(order)
                .containsOnlyKeys(
                        "id",
                        "user_id",
                        "receive_address",
                        "energy_amount",
                        "duration",
                        "duration_hours",
                        "cost_trx",
                        "cost_sun",
                        "price_sun_per_energy",
                        "status",
                        "supplier_wallet",
                        "tx_hash",
                        "error_code",
                        "error_message",
                        "created_at",
                        "expires_at",
                        "completed_at",
                        "reclaim_at",
                        "delegations");
        assertThat(document().<Map<String, Object>>get("components.schemas.Problem.properties"))
                .containsKeys("type", "title", "status", "detail", "code", "instance", "request_id", "field", "errors");
        assertThat(document().<String>get("components.securitySchemes.key.scheme"))
                .isEqualTo("bearer");
        assertThat(document().<String>get("info.title")).isEqualTo("Joule");
    }

    @Test
    void thePageToBrowseItIsThere() {
        assertThat(given().get("/docs/").statusCode()).isEqualTo(200);
    }

    @SuppressWarnings("unchecked")
    private static void assertOperation(String name, Map<String, Object> operation) {
        assertThat(operation).as(name).containsKeys("operationId", "summary", "description", "tags", "security");
        Map<String, Map<String, Object>> responses = (Map<String, Map<String, Object>>) operation.get("responses");
        assertThat(responses).as(name).containsKeys("401", "403", "422", "500", "503");
        assertThat(responses.keySet()).as(name).anyMatch(status -> status.startsWith("2"));
        responses.forEach((status, response) -> {
            if (status.charAt(0) >= '4') {
                assertThat((Map<String, Object>) response.get("content"))
                        .as(name)
                        .containsOnlyKeys("application/problem+json");
            }
        });
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (Class<?> resource : RESOURCES) {
            for (Method method : resource.getMethods()) {
                verbs(method).forEach(verb -> routes.add(verb + " " + path(resource, method)));
            }
        }
        return routes;
    }

    private static Stream<String> verbs(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }

    private static String path(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        return (resource.getAnnotation(Path.class).value() + (own == null ? "" : own.value())).replaceFirst("/$", "");
    }

    private static JsonPath document() {
        return given().queryParam("format", "json").get("/openapi").jsonPath();
    }
}
