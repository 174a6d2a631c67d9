package io.joule.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A running Joule and its sandbox network as their users reach them: by HTTP and nothing else. */
public final class Desk {

    private final String joule;
    private final String key;
    private final String sandbox;
    private final String node;

    /**
     * @param joule address of the service
     * @param sandbox address of the sandbox's control API
     * @param node address of a TRON node
     */
    public Desk(String joule, String key, String sandbox, String node) {
        this.joule = joule;
        this.key = key;
        this.sandbox = sandbox;
        this.node = node;
    }

    // ---- the service ----

    public RequestSpecification api() {
        return given().baseUri(joule).header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    public Response place(long user, String receiver, long energy, String duration) {
        return api().body(Map.of(
                        "user_id", user, "energy_amount", energy, "duration", duration, "receive_address", receiver))
                .post("/api/orders/");
    }

    public String placed(long user, String receiver, long energy, String duration) {
        Response response = place(user, receiver, energy, duration);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.jsonPath().getString("id");
    }

    public JsonPath order(String id) {
        return api().get("/api/orders/" + id).then().statusCode(200).extract().jsonPath();
    }

    /** Waits for the order to reach this status and gives it as it is then. */
    public JsonPath awaitOrder(String id, String status) {
        await("order " + id + " " + status)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(60))
                .until(() -> order(id).getString("status"), status::equals);
        return order(id);
    }

    /** Waits until every delegation of the order that took effect has this status; what was dropped never did. */
    public JsonPath awaitDelegations(String id, String status) {
        await("delegations of " + id + " " + status)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(60))
                .until(() -> statuses(id), all -> !all.isEmpty() && all.stream().allMatch(status::equals));
        return order(id);
    }

    /** Of the order's delegations, but for those that were dropped. */
    public List<String> statuses(String id) {
        return order(id).<String>getList("delegations.status").stream()
                .filter(status -> !status.equals("dropped"))
                .toList();
    }

    public JsonPath balance(long user) {
        return api().get("/api/users/" + user + "/balance")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public JsonPath wallets() {
        return api().get("/api/supplier-wallets/")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public long addWallet(String name) {
        Response response = api().body(Map.of("private_key", privateKey(name))).post("/api/supplier-wallets/add");
        assertThat(response.statusCode()).as(response.asString()).isBetween(200, 201);
        return response.jsonPath().getLong("id");
    }

    /** Pays from a sandbox account to the deposit address and has it credited to this user. */
    public String deposit(long user, String from, String amount) {
        String txid = transfer(from, "deposit", amount, "TRX");
        await("deposit " + txid + " credited")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    Response response = api().body(Map.of("tx_hash", txid, "amount", amount, "currency", "TRX"))
                            .post("/api/users/" + user + "/deposit");
                    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
                });
        return txid;
    }

    /** Announces a payment. */
    public JsonPath announce(long user, String currency, String amount) {
        return api().body(Map.of("currency", currency, "amount", amount))
                .post("/api/users/" + user + "/deposit-intents")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Announces a payment, makes it from a sandbox account and waits until it is credited by itself. */
    public JsonPath deposited(long user, String from, String amount) {
        JsonPath intent = announce(user, "TRX", amount);
        transfer(from, "deposit", intent.getString("amount"), "TRX");
        return awaitIntent(user, intent.getString("id"), "credited");
    }

    public JsonPath awaitIntent(long user, String id, String status) {
        String path = "/api/users/" + user + "/deposit-intents/" + id;
        return await("intent " + id + " " + status)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(60))
                .until(
                        () -> api().get(path).then().statusCode(200).extract().jsonPath(),
                        json -> json.getString("status").equals(status));
    }

    // ---- the sandbox ----

    /** A sandbox account's signature of a text. */
    public String sign(String from, String message) {
        return control()
                .body(Map.of("from", from, "message", message))
                .post("/sandbox/api/sign")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("signature");
    }

    public String transfer(String from, String to, String amount, String currency) {
        return control()
                .body(Map.of("from", from, "to", to, "amount", amount, "currency", currency))
                .post("/sandbox/api/transfer")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("txid");
    }

    public String faucet(String address, String amount, String currency) {
        return control()
                .body(Map.of("address", address, "amount", amount, "currency", currency))
                .post("/sandbox/api/faucet")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("txid");
    }

    public void advance(long seconds) {
        control()
                .body(Map.of("seconds", seconds))
                .post("/sandbox/api/clock/advance")
                .then()
                .statusCode(200);
    }

    public void fault(Map<String, Object> fault) {
        Response response = control().body(fault).post("/sandbox/api/faults");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    }

    /** How many faults still wait for a request to hit. */
    public int faults() {
        return control().get("/sandbox/api/faults").jsonPath().getList("$").size();
    }

    public void clearFaults() {
        control().delete("/sandbox/api/faults").then().statusCode(200);
    }

    public String address(String name) {
        return accounts().getString("find { it.name == '" + name + "' }.address");
    }

    public String privateKey(String name) {
        return accounts().getString("find { it.name == '" + name + "' }.private_key");
    }

    // ---- the node ----

    public String nodeUrl() {
        return node;
    }

    public JsonPath node(String path, Map<String, Object> body) {
        return given().baseUri(node)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Energy that is usable now by this address, as the chain says. */
    public long energy(String address) {
        JsonPath resources = node("/wallet/getaccountresource", Map.of("address", address, "visible", true));
        return number(resources, "EnergyLimit") - number(resources, "EnergyUsed");
    }

    /** Sun that {@code from} has delegated to {@code to} for energy, as the chain says. */
    public long delegatedSun(String from, String to) {
        JsonPath answer =
                node("/wallet/getdelegatedresourcev2", Map.of("fromAddress", from, "toAddress", to, "visible", true));
        return answer.getList("delegatedResource.frozen_balance_for_energy", Long.class) == null
                ? 0
                : answer.getList("delegatedResource.frozen_balance_for_energy", Long.class).stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    /** Everything that {@code from} has delegated for energy, as the chain says. */
    public long delegatedOut(String from) {
        return number(
                node("/wallet/getaccount", Map.of("address", from, "visible", true)),
                "account_resource.delegated_frozenV2_balance_for_energy");
    }

    public JsonPath info(String txid) {
        return node("/wallet/gettransactioninfobyid", Map.of("value", txid));
    }

    private static long number(JsonPath json, String path) {
        Object value = json.get(path);
        return value == null ? 0 : ((Number) value).longValue();
    }

    private JsonPath accounts() {
        return control()
                .get("/sandbox/api/accounts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private RequestSpecification control() {
        return given().baseUri(sandbox).contentType(ContentType.JSON);
    }
}
