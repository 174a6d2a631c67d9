package io.joule.api;

import static io.joule.api.ProblemTest.assertProblem;
import static io.joule.api.ProblemTest.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.Sql;
import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.sandbox.DemoNetwork;
import io.joule.testing.Books;
import io.joule.testing.OnEventLoop;
import io.joule.testing.TelegramSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Packages over HTTP: what is sold, bought, used and given back. */
@QuarkusTest
@TestProfile(TelegramSandbox.class)
class PackageApiTest {

    private static final AtomicLong CUSTOMERS = new AtomicLong(730_000);
    private static final String RECEIVER =
            DemoNetwork.find("customer-4").orElseThrow().address().toString();
    private static final Map<String, Object> TEN =
            Map.of("transfers", 10, "energy_amount", 65_000, "total_trx", "29.25");

    @Inject
    Ledger ledger;

    @Inject
    Customers customers;

    @Inject
    Sql sql;

    private final long customer = CUSTOMERS.incrementAndGet();
    private final String mine = "/api/users/" + customer + "/packages";

    @AfterEach
    void theBooksAreRight() {
        Books.coherent(sql.pool());
    }

    @Test
    void whatIsSoldIsListed() {
        Response offers = operator().get("/api/packages");
        assertThat(offers.statusCode()).isEqualTo(200);
        assertThat(offers.<List<String>>path("findAll { it.energy_amount == 65000 }.total_trx"))
                .containsExactly("29.250000", "136.500000", "260.000000");
    }

    @Test
    void aPackageIsBoughtOnceForAKey() {
        pay("100");
        Response bought = post(mine, "one", TEN);
        assertThat(bought.statusCode()).as(bought.asString()).isEqualTo(201);
        assertThat(bought.<Integer>path("left")).isEqualTo(10);
        assertThat(bought.<String>path("use_trx")).isEqualTo("2.925000");
        Response again = post(mine, "one", TEN);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.<String>path("id")).isEqualTo(bought.path("id"));
        assertThat(balance()).isEqualTo("70.750000");
        assertProblem(
                post(mine, "one", Map.of("transfers", 50, "energy_amount", 65_000, "total_trx", "136.5")),
                422,
                "idempotency_key_reused");
        assertProblem(
                post(mine, "two", Map.of("transfers", 10, "energy_amount", 65_000, "total_trx", "29")),
                409,
                "price_changed");
        assertProblem(
                post(mine, "three", Map.of("transfers", 11, "energy_amount", 65_000, "total_trx", "29.25")),
                422,
                "unknown_package");
        assertProblem(post(mine, "x".repeat(256), TEN), 422, "invalid_idempotency_key");
        assertThat(balance()).isEqualTo("70.750000");
    }

    @Test
    void packagesAndUsesAreReadPageByPage() {
        pay("100");
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(i -> post(mine, "page " + i, TEN).<String>path("id"))
                .toList();
        Response first = operator().get(mine + "?limit=2");
        assertThat(first.<List<String>>path("id")).containsExactly(ids.get(2), ids.get(1));
        Response second = operator().get(mine + "?limit=2&cursor=" + first.header("X-Next-Cursor"));
        assertThat(second.<List<String>>path("id")).containsExactly(ids.get(0));
        assertThat(second.header("X-Next-Cursor")).isNull();
        String uses = mine + "/" + ids.get(0) + "/uses";
        String one = use("first").path("id");
        String two = use("second").path("id");
        Response newest = operator().get(uses + "?limit=1");
        assertThat(newest.<List<String>>path("order_id")).containsExactly(two);
        assertThat(operator()
                        .get(uses + "?cursor=" + newest.header("X-Next-Cursor"))
                        .<List<String>>path("order_id"))
                .containsExactly(one);
    }

    @Test
    void aUseIsAnOrderOnceForAKey() {
        pay("100");
        post(mine, "bought", TEN);
        Response used = use("used");
        assertThat(used.statusCode()).as(used.asString()).isEqualTo(201);
        assertThat(used.header("Location")).endsWith("/api/orders/" + used.<String>path("id"));
        assertThat(use("used").<String>path("id")).isEqualTo(used.path("id"));
        assertThat(use("used").header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(operator().get(mine).<List<Integer>>path("left")).containsExactly(9);
        assertThat(balance()).isEqualTo("70.750000");
    }

    @Test
    void whoHasNoneUsesNone() {
        assertProblem(post(mine, "poor", TEN), 400, "insufficient_funds");
        assertProblem(use("none"), 400, "package_used_up");
        assertProblem(operator().get(mine + "/01a20dcb-93c3-792f-b3ec-3e112996e1f1/uses"), 404, "package_not_found");
    }

    @Test
    void whatIsAnothersIsAsUnknownAsNone() {
        pay("100");
        String id = post(mine, "hidden", TEN).path("id");
        String other = "/api/users/" + (customer + 5_000) + "/packages/";
        assertProblem(operator().get(other + id + "/uses"), 404, "package_not_found");
        RequestSpecification key = key(customer + 5_000);
        assertProblem(RestAssured.given().spec(key).get(mine), 403, "forbidden");
        assertProblem(RestAssured.given().spec(key).post("/api/packages/" + id + "/give-back"), 403, "forbidden");
        assertThat(RestAssured.given().spec(key).get(other).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsLeftIsGivenBackOnce() {
        pay("100");
        String id = post(mine, "given back", TEN).path("id");
        use("before");
        String path = "/api/packages/" + id + "/give-back";
        Response given = operator().post(path);
        assertThat(given.statusCode()).as(given.asString()).isEqualTo(200);
        assertThat(given.<Integer>path("data.given_back")).isEqualTo(9);
        assertThat(given.<Integer>path("data.left")).isZero();
        assertThat(operator().post(path).<Integer>path("data.given_back")).isEqualTo(9);
        assertThat(balance()).isEqualTo("97.075000");
        // The use made before may be paid for at any moment, so it is not said what is the newest.
        assertThat(operator().get("/api/users/" + customer + "/transactions").<List<String>>path("transaction_type"))
                .containsOnlyOnce("unprepay");
        assertProblem(use("after"), 400, "package_used_up");
        assertThat(operator().get("/api/audit?subject=" + id).<List<String>>path("action"))
                .containsExactly("package.given_back");
        assertProblem(operator().post("/api/packages/none/give-back"), 404, "package_not_found");
    }

    private Response use(String key) {
        return post(mine + "/uses", key, Map.of("energy_amount", 65_000, "receive_address", RECEIVER));
    }

    private static Response post(String path, String key, Map<String, Object> body) {
        return operator()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }

    private static RequestSpecification key(long customer) {
        Response created = operator()
                .contentType("application/json")
                .body(Map.of("name", "packages of " + customer, "user_id", customer))
                .post("/api/clients/");
        return RestAssured.given()
                .header("Authorization", "Bearer " + created.<String>path("key"))
                .contentType("application/json");
    }

    private String balance() {
        return operator().get("/api/users/" + customer + "/balance").path("balance_trx");
    }

    private void pay(String trx) {
        OnEventLoop.run(() -> sql.transaction(tx -> customers
                .ensure(tx, customer)
                .chain(() ->
                        ledger.deposit(tx, customer, Money.parse(Asset.TRX, trx), "test:" + customer, "for a test"))));
    }
}
