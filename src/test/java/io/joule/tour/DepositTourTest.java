package io.joule.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.testing.FastSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Money comes in: what customers, and the operator, see of it by HTTP. */
@QuarkusTest
@TestProfile(FastSandbox.class)
class DepositTourTest extends DeskTest {

    @Test
    void anAnnouncedPaymentIsSeenThenCreditedByItself() {
        long user = 6201;
        JsonPath intent = desk.announce(user, "trx", "25.5");
        assertThat(intent.getString("asked_amount")).isEqualTo("25.500000");
        assertThat(intent.getString("address")).isEqualTo(desk.address("deposit"));
        String id = intent.getString("id");
        String txid = desk.transfer("customer-3", "deposit", intent.getString("amount"), "TRX");
        desk.awaitIntent(user, id, "seen");
        JsonPath seen = deposits(user);
        assertThat(seen.getString("[0].status")).isIn("seen", "credited");
        assertThat(seen.getString("[0].tx_hash")).isEqualTo(txid);
        desk.awaitIntent(user, id, "credited");
        JsonPath credited = deposits(user);
        assertThat(credited.getList("status")).containsExactly("credited");
        assertThat(credited.getString("[0].matched_by")).isEqualTo("intent");
        assertThat(credited.getString("[0].intent_id")).isEqualTo(id);
        assertThat(desk.balance(user).getString("balance_trx")).isEqualTo(intent.getString("amount"));
    }

    @Test
    void anUnannouncedPaymentIsListedAndClaimedByItsSendersSignature() {
        String own = "/api/users/6202";
        String txid = desk.transfer("customer-4", "deposit", "12", "USDT");
        JsonPath listed = awaitUnmatched(txid);
        assertThat(listed.getString("reason")).isEqualTo("unknown_sender");
        RequestSpecification customer = customer(6202);
        refused(customer(6202).get("/api/unmatched-payments/"), 403, "forbidden");
        refused(
                customer.body(Map.of("tx_hash", txid, "amount", "12", "currency", "USDT"))
                        .post(own + "/deposit"),
                409,
                "deposit_not_yours");
        refused(customer(6202).body(Map.of("tx_hash", txid)).post(own + "/claims"), 409, "address_not_proven");
        String payer = desk.address("customer-4");
        String text = customer(6202)
                .body(Map.of("address", payer))
                .post(own + "/proven-addresses/challenges")
                .then()
                .statusCode(200)
                .extract()
                .path("text");
        assertThat(text).contains("Joule", payer, "6202");
        Map<String, String> stranger = Map.of("tx_hash", txid, "signature", desk.sign("customer-5", text));
        refused(customer(6202).body(stranger).post(own + "/claims"), 422, "wrong_signature");
        Map<String, String> right = Map.of("tx_hash", txid, "signature", desk.sign("customer-4", text));
        Response claimed = customer(6202).body(right).post(own + "/claims");
        assertThat(claimed.statusCode()).as(claimed.asString()).isEqualTo(200);
        assertThat(claimed.<String>path("data[0].state")).isEqualTo("claimed");
        assertThat(desk.balance(6202).getString("balance_usdt")).isEqualTo("12.000000");
        refused(customer(6202).body(right).post(own + "/claims"), 409, "unmatched_payment_closed");
        assertThat(customer(6202).get(own + "/proven-addresses").<List<String>>path("address"))
                .containsExactly(payer);
        refused(customer(6202).get("/api/users/6203/deposits"), 403, "forbidden");
        refused(customer(6202).get("/api/users/6203/deposit-intents"), 403, "forbidden");
    }

    @Test
    void theOperatorAssignsWhatNobodyClaims() {
        String txid = desk.transfer("faucet", "deposit", "15", "TRX");
        String path = "/api/unmatched-payments/" + awaitUnmatched(txid).getString("id");
        Response assigned = desk.api().body(Map.of("user_id", 6204)).post(path + "/assign");
        assertThat(assigned.statusCode()).as(assigned.asString()).isEqualTo(200);
        assertThat(desk.balance(6204).getString("balance_trx")).isEqualTo("15.000000");
        refused(desk.api().body(Map.of("user_id", 6205)).post(path + "/assign"), 409, "unmatched_payment_closed");
        JsonPath list = desk.api()
                .get("/api/unmatched-payments/?state=assigned&reason=unknown_sender&limit=1")
                .jsonPath();
        assertThat(list.getList("$")).hasSize(1);
        refused(desk.api().get("/api/unmatched-payments/?state=lost"), 422, "unknown_value");
        refused(desk.api().get("/api/unmatched-payments/nothing"), 404, "unmatched_payment_not_found");
    }

    @Test
    void whatCantBeAnnouncedIsSaid() {
        String intents = "/api/users/6206/deposit-intents";
        refused(desk.api().body(Map.of("currency", "TRX", "amount", "0.5")).post(intents), 422, "out_of_range");
        refused(desk.api().body(Map.of("currency", "TRX", "amount", "5.123")).post(intents), 422, "out_of_range");
        refused(desk.api().get(intents + "/" + UUID.randomUUID()), 404, "deposit_intent_not_found");
        for (int i = 0; i < 10; i++) {
            desk.announce(6206, "TRX", "7");
        }
        refused(desk.api().body(Map.of("currency", "TRX", "amount", "7")).post(intents), 409, "too_many_open_intents");
        Response page = desk.api().get(intents + "?limit=4");
        assertThat(page.<List<String>>path("id")).hasSize(4);
        Response next = desk.api().get(intents + "?limit=100&cursor=" + page.header("X-Next-Cursor"));
        assertThat(next.<List<String>>path("id")).hasSize(6).doesNotContainAnyElementsOf(page.path("id"));
    }

    private JsonPath deposits(long user) {
        return desk.api().get("/api/users/" + user + "/deposits").jsonPath();
    }

    private JsonPath awaitUnmatched(String txid) {
        return await("unmatched " + txid)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            JsonPath list = desk.api()
                                    .get("/api/unmatched-payments/?state=open")
                                    .jsonPath();
                            int at = list.getList("tx_hash").indexOf(txid);
                            return at < 0 ? null : list.setRootPath("[" + at + "]");
                        },
                        found -> found != null);
    }

    /** Somebody who has this customer's key. */
    private RequestSpecification customer(long user) {
        String key = desk.api()
                .body(Map.of("name", "shop-" + UUID.randomUUID(), "user_id", user))
                .post("/api/clients/")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        return RestAssured.given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    private static void refused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}
