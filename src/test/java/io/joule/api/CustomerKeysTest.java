package io.joule.api;

import static io.joule.api.ProblemTest.assertProblem;
import static io.joule.api.ProblemTest.operator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.joule.audit.Audit;
import io.joule.audit.AuditEntry;
import io.joule.base.Clock;
import io.joule.base.Ids;
import io.joule.customer.Customers;
import io.joule.testing.Awaited;
import io.joule.testing.NoNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer's key opens what is its own customer's, and nothing else. */
@QuarkusTest
@TestProfile(NoNode.class)
class CustomerKeysTest {

    private static final long OWN = 7_001;
    private static final long FOREIGN = 7_002;
    private static final String ADDRESS = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE";

    /**
     * Routes that a customer's key may use without naming a customer, and what it gets when all there is is foreign.
     */
    private static final Map<String, Integer> WITHOUT_A_CUSTOMER = Map.of(
            "GET /api/orders", 200,
            // What is sold is the same for everybody.
            "GET /api/packages", 200,
            "GET /api/exchange-rate", 200,
            // The body says whose it is; this one says nothing.
            "POST /api/orders", 422);

    /** Customers may see and cancel a withdrawal; to approve and reject it is the operator's. */
    private static final List<String> OWN_WITHDRAWAL =
            List.of("GET /api/withdrawals/{withdrawal_id}", "POST /api/withdrawals/{withdrawal_id}/cancel");

    @Inject
    Pool pool;

    @Inject
    Customers customers;

    @Inject
    Clock clock;

    @Inject
    Audit audit;

    @Test
    void noRouteOfTheDocumentOpensWhatIsAnothers() {
        String order = order(FOREIGN);
        RequestSpecification key = key(OWN);
        Map<String, Integer> answers = new TreeMap<>();
        routes().forEach((route, path) -> answers.put(
                route, call(key, route.split(" ")[0], filled(path, order)).statusCode()));
        assertThat(answers).hasSizeGreaterThanOrEqualTo(18);
        answers.forEach((route, status) ->
                assertThat(status).as(route).isEqualTo(WITHOUT_A_CUSTOMER.getOrDefault(route, foreign(route))));
        assertThat(call(key, "GET", "/api/orders/").<List<Object>>path("")).isEmpty();
    }

    /** What is found by its own id is as unknown as none when it is another's. */
    private static int foreign(String route) {
        return route.contains("{order_id}") || OWN_WITHDRAWAL.contains(route) ? 404 : 403;
    }

    @Test
    void noRouteOfTheDocumentTakesAnothersIdInTheBodyOrTheQuery() {
        String body = "{\"user_id\":%d,\"energy_amount\":65000,\"duration\":\"1h\",\"receive_address\":\"%s\"}";
        RequestSpecification key = key(OWN);
        assertProblem(given().spec(key).body(body.formatted(FOREIGN, ADDRESS)).post("/api/orders/"), 403, "forbidden");
        assertProblem(given().spec(key).get("/api/orders?user_id=" + FOREIGN), 403, "forbidden");
        // Its own gets as far as the chain, which is not there.
        assertProblem(
                given().spec(key).body(body.formatted(OWN, ADDRESS)).post("/api/orders/"), 503, "node_unavailable");
    }

    @Test
    void itsOwnIsOpen() {
        long own = 7_003;
        String order = order(own);
        RequestSpecification key = key(own);
        assertThat(given().spec(key).get("/api/users/7003/balance").<Integer>path("user_id"))
                .isEqualTo(7003);
        assertThat(given().spec(key).get("/api/users/7003/transactions").statusCode())
                .isEqualTo(200);
        assertThat(given().spec(key).get("/api/wallets/users/7003").statusCode())
                .isEqualTo(200);
        assertThat(given().spec(key).get("/api/orders/" + order).<String>path("id"))
                .isEqualTo(order);
        assertThat(given().spec(key).get("/api/orders").<List<String>>path("id"))
                .containsExactly(order);
        assertThat(given().spec(key).get("/api/orders?user_id=7003").<List<String>>path("id"))
                .containsExactly(order);
        assertProblem(given().spec(key).post("/api/orders/" + order + "/cancel"), 400, "order_not_cancellable");
        assertThat(given().spec(key)
                        .body("{\"wallet_address\":\"" + ADDRESS + "\"}")
                        .post("/api/wallets/users/7003")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherSpellingOfAnIdOpensNothing() {
        RequestSpecification key = key(OWN);
        for (String spelled : Set.of("+7001", "07001", "7001%20", "%207001", "-7001", "7002", "7001;a=b", "7001.0")) {
            Response answer = given().spec(key).urlEncodingEnabled(false).get("/api/users/" + spelled + "/balance");
            if (answer.statusCode() == 200) {
                assertThat(answer.<Integer>path("user_id")).as(spelled).isEqualTo(7001);
            } else {
                assertProblem(answer, 403, "forbidden");
            }
        }
        assertThat(given().spec(key)
                        .urlEncodingEnabled(false)
                        .get("/api/users/7001/../7002/balance")
                        .statusCode())
                .isIn(403, 404);
    }

    @Test
    void aRevokedKeyOpensNothingAtOnce() {
        Response created = create("{\"name\":\"soon-gone\",\"user_id\":7001}");
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        RequestSpecification key = bearer(created.path("key"));
        String path = "/api/clients/" + created.<String>path("id");
        assertThat(given().spec(key).get("/api/users/7001/balance").statusCode())
                .isEqualTo(200);
        Response revoked = operator().delete(path);
        assertThat(revoked.<String>path("data.revoked_at")).endsWith("Z");
        assertProblem(given().spec(key).get("/api/users/7001/balance"), 401, "invalid_key");
        assertThat(operator().delete(path).<String>path("data.revoked_at")).isEqualTo(revoked.path("data.revoked_at"));
    }

    @Test
    void whoGaveOutAndRevokedAKeyIsOnRecord() {
        String id = create("{\"name\":\"%s\",\"user_id\":7001}".formatted(Ids.next()))
                .path("id");
        operator().delete("/api/clients/" + id);
        operator().delete("/api/clients/" + id);
        assertThat(Awaited.await(audit.list(Optional.of(id), Optional.empty(), 10)))
                .extracting(AuditEntry::action, AuditEntry::actor)
                .containsExactly(tuple("api_client.revoked", "operator"), tuple("api_client.created", "operator"));
    }

    @Test
    void aKeyIsShownOnceAndListedWithoutIt() {
        Response created = create("{\"name\":\"second operator\"}");
        String key = created.path("key");
        assertThat(key).matches("joule_[A-Za-z0-9_-]{43}");
        assertThat(created.<Object>path("user_id")).isNull();
        Response list = given().spec(bearer(key)).get("/api/clients/");
        assertThat(list.<List<String>>path("name")).contains("operator", "second operator");
        assertThat(list.asString()).doesNotContain("joule_").doesNotContain("hash");
        assertThat(operator().get("/api/clients?user_id=6999").<List<Object>>path(""))
                .isEmpty();
        assertThat(operator().get("/api/clients?limit=1").header("X-Next-Cursor"))
                .isNotNull();
    }

    @Test
    void aNameIsGivenOnce() {
        assertProblem(create("{\"name\":\"operator\",\"user_id\":7001}"), 409, "client_exists");
    }

    @Test
    void nobodyRevokesItself() {
        String own = operator().get("/api/clients").path("find { it.name == 'operator' }.id");
        assertProblem(operator().delete("/api/clients/" + own), 409, "own_key");
        assertThat(operator().get("/api/clients").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":\" x\"}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"name\":\"x\",\"user_id\":0}",
                "{\"name\":\"sch\u00f6n\"}",
                "{\"name\":\"x\",\"user_id\":\"1\"}",
                "{\"name\":\"x\",\"key\":\"mine\"}"
            })
    void aBadClientIsRefused(String body) {
        assertThat(create(body).statusCode()).isEqualTo(422);
    }

    @Test
    void anUnknownClientIsNotFound() {
        assertProblem(operator().delete("/api/clients/x"), 404, "client_not_found");
        assertProblem(operator().delete("/api/clients/" + Ids.next()), 404, "client_not_found");
    }

    private static Response create(String body) {
        return operator().contentType("application/json").body(body).post("/api/clients/");
    }

    /** A new key of this customer. */
    private static RequestSpecification key(long customer) {
        Response created = create("{\"name\":\"%s\",\"user_id\":%d}".formatted(Ids.next(), customer));
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        assertThat(created.<Integer>path("user_id")).isEqualTo((int) customer);
        return bearer(created.path("key"));
    }

    private static RequestSpecification bearer(String key) {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }

    /** An order of this customer that failed, without the chain. */
    private String order(long customer) {
        UUID id = Ids.next();
        Awaited.inTransaction(
                pool,
                tx -> customers
                        .ensure(tx, customer)
                        .chain(() -> tx.preparedQuery(
                                        "insert into energy_order (id, customer_id, receiver, energy, duration, duration_seconds,"
                                                + " price_sun_per_energy, cost_micros, status, missing_energy, next_attempt_at, expires_at,"
                                                + " created_at, failure_code, failure)"
                                                + " values ($1, $2, $3, 65000, '1h', 3600, 45, 2925000, 'failed', 0, $4, $4, $4, 'x', 'x')")
                                .execute(Tuple.of(
                                        id, customer, ADDRESS, clock.now().atOffset(ZoneOffset.UTC)))
                                .replaceWithVoid()));
        return id.toString();
    }

    private static Response call(RequestSpecification key, String method, String path) {
        RequestSpecification request = given().spec(key);
        return (Set.of("GET", "DELETE").contains(method) ? request : request.body("{}")).request(method, path);
    }

    private static String filled(String path, String order) {
        return path.replace("{user_id}", Long.toString(FOREIGN))
                .replace("{order_id}", order)
                .replace("{wallet_address}", ADDRESS)
                .replaceAll("\\{[a-z_]+}", "1");
    }

    /** Method and path as the document has them, to the path. */
    private static Map<String, String> routes() {
        Map<String, String> routes = new TreeMap<>();
        given().queryParam("format", "json")
                .get("/openapi")
                .jsonPath()
                .<Map<String, Map<String, Object>>>get("paths")
                .forEach((path, item) -> item.keySet().stream()
                        .filter(method -> path.startsWith("/api") && !method.equals("parameters"))
                        .forEach(method -> routes.put(method.toUpperCase() + " " + path.replaceFirst("/$", ""), path)));
        return routes;
    }
}
