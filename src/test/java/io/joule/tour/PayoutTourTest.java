package io.joule.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.testing.FastSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money leaves, as its users meet it: by HTTP, on the sandbox, through its demo payout wallet. */
@QuarkusTest
@TestProfile(FastSandbox.class)
class PayoutTourTest extends DeskTest {

    private static final long CUSTOMER = 9101;

    /** The desk is shared with other tests, whose customers may have proven the demo addresses. */
    @BeforeEach
    void nobodyHasProvenAnAddress() {
        execute("delete from proven_address");
    }

    @Test
    void aCustomerWithdrawsToItsOwnAddressAndTheOperatorApprovesALargeOne() {
        desk.deposit(CUSTOMER, "customer-4", "200");
        String home = desk.address("customer-4");
        RequestSpecification own = key("nine", CUSTOMER);
        assertThat(withdraw(own, home, "20").jsonPath().getString("code")).isEqualTo("address_not_proven");
        execute("insert into proven_address (address, customer_id, proof, proven_at) values ('" + home + "', "
                + CUSTOMER
                + ", 'signature', now()) on conflict (address) do update set customer_id = excluded.customer_id,"
                + " proof = 'signature'");
        long before = trx(home);

        String small =
                withdraw(own, home, "20").then().statusCode(201).extract().path("id");
        awaitStatus(own, small, "done");
        Response large = withdraw(own, home, "60");
        large.then().statusCode(201);
        assertThat(large.jsonPath().getBoolean("needs_approval")).isTrue();
        assertThat(large.jsonPath().getString("sent")).isEqualTo("59.700000");
        String id = large.jsonPath().getString("id");
        assertThat(own.post("/api/withdrawals/" + id + "/approve").statusCode()).isEqualTo(403);
        assertThat(own.get("/api/withdrawals/").statusCode()).isEqualTo(403);
        assertThat(own.get("/api/users/9102/withdrawals").statusCode()).isEqualTo(403);
        RequestSpecification stranger = key("ten", 9102);
        assertThat(stranger.get("/api/withdrawals/" + id).statusCode()).isEqualTo(404);
        assertThat(stranger.post("/api/withdrawals/" + id + "/cancel").statusCode())
                .isEqualTo(404);
        desk.api().post("/api/withdrawals/" + id + "/approve").then().statusCode(200);
        JsonPath done = awaitStatus(own, id, "done");
        assertThat(done.getString("tx_hash")).hasSize(64);

        assertThat(trx(home) - before).isEqualTo(79_400_000);
        assertThat(desk.balance(CUSTOMER).getString("balance_trx")).isEqualTo("120.000000");
        List<String> listed = own.get("/api/users/" + CUSTOMER + "/withdrawals?limit=1")
                .jsonPath()
                .getList("id");
        assertThat(listed).containsExactly(id);
        List<String> actions =
                desk.api().get("/api/audit?subject=" + id).jsonPath().getList("action");
        assertThat(actions).containsExactly("withdrawal.done", "withdrawal.approved", "withdrawal.requested");
        assertThat(desk.api().post("/api/audit/verify").jsonPath().getBoolean("whole"))
                .isTrue();
    }

    @Test
    void theSameIdempotencyKeyWithdrawsOnceAndACancelledOneIsFree() {
        long user = 9103;
        desk.deposit(user, "customer-5", "100");
        String home = desk.address("customer-5");
        execute("insert into proven_address (address, customer_id, proof, proven_at) values ('" + home + "', " + user
                + ", 'signature', now()) on conflict (address) do update set customer_id = excluded.customer_id,"
                + " proof = 'signature'");
        Map<String, String> body = Map.of("amount", "60", "address", home);
        Response first = desk.api().header("Idempotency-Key", "w-1").body(body).post("/api/users/9103/withdrawals");
        Response again = desk.api().header("Idempotency-Key", "w-1").body(body).post("/api/users/9103/withdrawals");
        first.then().statusCode(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        String id = first.jsonPath().getString("id");
        assertThat(again.jsonPath().getString("id")).isEqualTo(id);
        desk.api().post("/api/withdrawals/" + id + "/cancel").then().statusCode(200);
        Response late = desk.api().post("/api/withdrawals/" + id + "/approve");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.jsonPath().getString("code")).isEqualTo("withdrawal_not_open");
        assertThat(withdraw(desk.api(), home, "5").jsonPath().getString("code")).isEqualTo("below_minimum");
    }

    @Test
    void theOperatorSendsAnUnmatchedPaymentBackOnce() {
        String txid = desk.transfer("customer-3", "deposit", "30.000001", "TRX");
        await("the payment is on the list")
                .atMost(Duration.ofSeconds(60))
                .until(() -> unmatched(txid), found -> found != null);
        String payment = unmatched(txid);
        long before = trx(desk.address("customer-3"));
        Response asked = desk.api().post("/api/unmatched-payments/" + payment + "/refund");
        asked.then().statusCode(200);
        String id = asked.jsonPath().getString("data.id");
        Response twice = desk.api().post("/api/unmatched-payments/" + payment + "/refund");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.jsonPath().getString("code")).isEqualTo("unmatched_payment_closed");
        await("refund done")
                .atMost(Duration.ofSeconds(60))
                .until(() -> desk.api().get("/api/refunds/" + id).jsonPath().getString("status"), "done"::equals);
        assertThat(trx(desk.address("customer-3")) - before).isEqualTo(30_000_001);
        assertThat(desk.api()
                        .get("/api/unmatched-payments/" + payment)
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("refunded");
        assertThat(desk.api().get("/api/refunds/?limit=1").jsonPath().getList("id"))
                .containsExactly(id);
        assertThat(desk.api().get("/api/refunds/nothing").statusCode()).isEqualTo(404);
        Response late = desk.api().post("/api/refunds/" + id + "/cancel");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.jsonPath().getString("code")).isEqualTo("refund_not_open");
        assertThat(key("eleven", 9104).post("/api/refunds/" + id + "/cancel").statusCode())
                .isEqualTo(403);
    }

    @Test
    void thePayoutWalletIsThereAndASuppliersKeyIsNone() {
        JsonPath wallets = desk.api()
                .get("/api/payout-wallets/")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(wallets.getString("[0].address")).isEqualTo(desk.address("payout"));
        assertThat(wallets.getString("[0].state")).isEqualTo("enabled");
        assertThat(wallets.getString("[0].usdt_balance")).isEqualTo("10000.000000");
        Response supplier = desk.api()
                .body(Map.of("private_key", desk.privateKey("supplier-1")))
                .post("/api/payout-wallets/");
        assertThat(supplier.statusCode()).isEqualTo(409);
        assertThat(supplier.jsonPath().getString("code")).isEqualTo("wallet_has_other_purpose");
        Response bad = desk.api().body(Map.of("private_key", "ab")).post("/api/payout-wallets/");
        assertThat(bad.jsonPath().getString("code")).isEqualTo("invalid_private_key");
        assertThat(desk.api()
                        .body(Map.of("state", "enabled"))
                        .put("/api/payout-wallets/99/state")
                        .statusCode())
                .isEqualTo(404);
    }

    private String unmatched(String txid) {
        return desk.api()
                .get("/api/unmatched-payments/?limit=200")
                .jsonPath()
                .getString("find { it.tx_hash == '" + txid + "' }.id");
    }

    private RequestSpecification key(String name, long customer) {
        String key = desk.api()
                .body(Map.of("name", name, "user_id", customer))
                .post("/api/clients/")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        return io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + key)
                .contentType(io.restassured.http.ContentType.JSON);
    }

    private static Response withdraw(RequestSpecification api, String address, String amount) {
        return api.body(Map.of("amount", amount, "address", address)).post("/api/users/" + CUSTOMER + "/withdrawals");
    }

    private static JsonPath awaitStatus(RequestSpecification api, String id, String status) {
        await("withdrawal " + id + " " + status)
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/withdrawals/" + id).jsonPath().getString("status"), status::equals);
        return api.get("/api/withdrawals/" + id).jsonPath();
    }

    private long trx(String address) {
        Number sun = desk.node("/walletsolidity/getaccount", Map.of("address", address, "visible", true))
                .get("balance");
        return sun.longValue();
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(30));
    }
}
