package io.joule.api;

import static io.joule.api.ProblemTest.assertProblem;
import static io.joule.api.ProblemTest.operator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.customer.Customers;
import io.joule.ledger.Ledger;
import io.joule.money.Money;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.DemoNetwork;
import io.joule.testing.Awaited;
import io.joule.testing.FastSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders over HTTP, on the simulated network. */
@QuarkusTest
@TestProfile(OrderApiTest.OwnSandbox.class)
class OrderApiTest {

    /** Apart from other tests, which switch the pool's wallets. */
    public static final class OwnSandbox extends FastSandbox {}

    @Inject
    Pool pool;

    @Inject
    Ledger ledger;

    @Inject
    Customers customers;

    @Test
    void anOrderIsTakenShownAndCompleted() {
        fund(81);
        Response placed = place(81, "1h", null);
        assertThat(placed.statusCode()).as(placed.asString()).isEqualTo(201);
        String path = "/api/orders/" + placed.<String>path("id");
        assertThat(placed.header("Location")).endsWith(path);
        assertThat(placed.<Integer>path("user_id")).isEqualTo(81);
        assertThat(placed.<String>path("receive_address")).isEqualTo(receiver());
        assertThat(placed.<Integer>path("energy_amount")).isEqualTo(65_000);
        assertThat(placed.<String>path("duration")).isEqualTo("1h");
        assertThat(placed.<Integer>path("duration_hours")).isEqualTo(1);
        assertThat(placed.<String>path("cost_trx")).isEqualTo("2.925000");
        assertThat(placed.<Integer>path("cost_sun")).isEqualTo(2_925_000);
        assertThat(placed.<Integer>path("price_sun_per_energy")).isEqualTo(45);
        assertThat(placed.<String>path("created_at")).endsWith("Z");
        assertThat(placed.jsonPath().getMap("$"))
                .containsKeys("completed_at", "error_message", "reclaim_at", "error_code");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> "completed".equals(operator().get(path).path("status")));
        Response done = operator().get(path);
        assertThat(done.<String>path("tx_hash")).matches("[0-9a-f]{64}").isEqualTo(done.path("delegations[0].txid"));
        assertThat(done.<String>path("supplier_wallet")).isEqualTo(done.path("delegations[0].wallet"));
        assertThat(done.<Integer>path("delegations[0].energy")).isEqualTo(65_000);
        assertThat(done.<Integer>path("delegations[0].block")).isPositive();
        assertThat(done.<String>path("reclaim_at")).isNotNull();
        assertProblem(operator().post(path + "/cancel"), 400, "order_not_cancellable");
    }

    @Test
    void theSameKeyGivesTheSameOrderAndAnotherRequestIsRefused() {
        fund(82);
        Response first = place(82, "1h", "key-1");
        Response again = place(82, "1h", "key-1");
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertProblem(place(82, "1d", "key-1"), 422, "idempotency_key_reused");
        assertThat(place(82, "1h", "key-2").<String>path("id")).isNotEqualTo(first.path("id"));
        assertThat(operator().get("/api/orders?user_id=82").<List<String>>path("id"))
                .hasSize(2);
    }

    @Test
    void aCustomersKeyOrdersByItselfAndItsIdempotencyKeysAreItsOwn() {
        fund(87);
        String created = operator()
                .contentType("application/json")
                .body("{\"name\":\"shop-87\",\"user_id\":87}")
                .post("/api/clients/")
                .path("key");
        Response byOperator = place(87, "1h", "key-of-87");
        Response byCustomer = place(given().header("Authorization", "Bearer " + created), 87, "1h", "key-of-87");
        assertThat(byCustomer.statusCode()).as(byCustomer.asString()).isEqualTo(201);
        assertThat(byCustomer.header("Idempotent-Replayed")).isNull();
        assertThat(byCustomer.<String>path("id")).isNotEqualTo(byOperator.path("id"));
        assertThat(given().header("Authorization", "Bearer " + created)
                        .get("/api/orders")
                        .<List<String>>path("id"))
                .containsExactly(byCustomer.path("id"), byOperator.path("id"));
    }

    @Test
    void ordersAreListedNewestFirstPageByPage() {
        fund(83);
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(0, place(83, "1h", null).path("id"));
        }
        List<String> seen = new ArrayList<>();
        String path = "/api/orders?user_id=83&limit=2";
        for (int pages = 1; path != null; pages++) {
            assertThat(pages).isLessThanOrEqualTo(3);
            Response page = given().urlEncodingEnabled(false)
                    .header("Authorization", "Bearer sandbox")
                    .get(path);
            seen.addAll(page.path("id"));
            String link = page.header("Link");
            path = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(seen).isEqualTo(placed);
    }

    @Test
    void noneOfTheDesksOwnAddressesIsAReceiver() {
        fund(88);
        for (DemoAccount own : List.of(DemoNetwork.suppliers().get(0), DemoNetwork.DEPOSIT, DemoNetwork.PAYOUT)) {
            Response refused = operator()
                    .contentType("application/json")
                    .body(Map.of(
                            "user_id",
                            88,
                            "energy_amount",
                            20_000,
                            "duration",
                            "1h",
                            "receive_address",
                            own.address().toString()))
                    .post("/api/orders/");
            assertProblem(refused, 422, "receiver_is_supplier");
        }
    }

    @Test
    void anOrderWithoutMoneyIsRefusedAndHoldsNothing() {
        Response answer = place(84, "1h", null);
        assertProblem(answer, 400, "insufficient_funds");
        assertThat(answer.<String>path("detail")).contains("2.925000").contains("0.000000");
        assertThat(operator().get("/api/orders?user_id=84").<List<Object>>path(""))
                .isEmpty();
    }

    @Test
    void anOrderThatWaitsForCapacityCanBeCancelled() {
        fund(85);
        operator().get("/api/supplier-wallets/").<List<Integer>>path("id").forEach(id -> setState(id, "disabled"));
        try {
            String path = "/api/orders/" + place(85, "1h", null).<String>path("id");
            assertThat(operator().get("/api/users/85/balance").<String>path("held_trx"))
                    .isEqualTo("2.925000");
            Response cancelled = operator().post(path + "/cancel");
            assertThat(cancelled.<Boolean>path("success"))
                    .as(cancelled.asString())
                    .isTrue();
            assertThat(cancelled.<String>path("data.status")).isEqualTo("cancelled");
            assertThat(operator().get("/api/orders?user_id=85&status=cancelled").<List<String>>path("id"))
                    .hasSize(1);
            assertThat(operator().get("/api/users/85/balance").<String>path("held_trx"))
                    .isEqualTo("0.000000");
        } finally {
            operator().get("/api/supplier-wallets/").<List<Integer>>path("id").forEach(id -> setState(id, "enabled"));
        }
    }

    @Test
    void aWalletIsToggledWithoutABody() {
        int id = operator().get("/api/supplier-wallets/").path("[0].id");
        Response off = operator().put("/api/supplier-wallets/" + id + "/toggle");
        assertThat(off.statusCode()).as(off.asString()).isEqualTo(200);
        assertThat(off.<Boolean>path("data.is_active")).isFalse();
        Response on = operator().put("/api/supplier-wallets/" + id + "/toggle");
        assertThat(on.<String>path("data.state")).isEqualTo("enabled");
        Response wrong = operator()
                .contentType("application/json")
                .body("{\"state\":\"gone\"}")
                .put("/api/supplier-wallets/" + id + "/toggle");
        assertProblem(wrong, 422, "invalid");
    }

    @Test
    void aDepositThatNoBlockHasIsNotCredited() {
        String body = "{\"tx_hash\":\"" + "ab".repeat(32) + "\",\"amount\":100,\"currency\":\"TRX\"}";
        assertProblem(
                operator().contentType("application/json").body(body).post("/api/users/86/deposit"),
                404,
                "deposit_not_found");
    }

    private void setState(int wallet, String state) {
        Response answer = operator()
                .contentType("application/json")
                .body("{\"state\":\"" + state + "\"}")
                .put("/api/supplier-wallets/" + wallet + "/toggle");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private Response place(long user, String duration, String key) {
        return place(operator(), user, duration, key);
    }

    private Response place(RequestSpecification caller, long user, String duration, String key) {
        var request = caller.contentType("application/json").body("""
                        {"user_id": %d, "energy_amount": 65000, "duration": "%s", "receive_address": "%s"}""".formatted(user, duration, receiver()));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/orders/");
    }

    private void fund(long customer) {
        Awaited.inTransaction(
                pool,
                tx -> customers
                        .ensure(tx, customer)
                        .chain(() ->
                                ledger.deposit(tx, customer, Money.trx(100_000_000), UUID.randomUUID() + ":0", null)));
    }

    private static String receiver() {
        return given().get("/sandbox/api/accounts").path("find { it.name == 'customer-1' }.address");
    }
}
