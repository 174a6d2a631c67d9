package io.joule.sandbox.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.DemoNetwork;
import io.joule.sandbox.SandboxControl;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.chain.Tx;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxNodeTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DemoNetwork network = DemoNetwork.byHand(ChainConfig.mainnet().withSolidLag(2));
    private final Faults faults = new Faults();
    private SandboxNode node;

    @BeforeEach
    void start() throws Exception {
        node = new SandboxNode(vertx, network.chain(), faults, DemoNetwork.USDT.address());
        new SandboxControl(vertx, network, faults).attach(node.router());
        node.start("127.0.0.1", 0).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        node.stop().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aUsdtPaymentFromTheControlApiIsSeenPendingThenIncludedThenSolid() throws Exception {
        String txId = json("/sandbox/api/transfer", """
                {"from": "customer-1", "to": "deposit", "amount": "12.5", "currency": "USDT"}""").get("txid").asText();
        String ask = "{\"value\": \"" + txId + "\"}";
        assertThat(json("/wallet/gettransactionbyid", ask).get("txID").asText()).isEqualTo(txId);
        assertThat(json("/wallet/gettransactioninfobyid", ask)).isEmpty();
        json("/sandbox/api/blocks", "{}");
        JsonNode info = json("/wallet/gettransactioninfobyid", ask);
        assertThat(info.at("/receipt/energy_usage_total").asLong()).isEqualTo(130_285);
        assertThat(info.at("/log/0/data").asText()).endsWith("bebc20");
        assertThat(json("/walletsolidity/gettransactioninfobyid", ask)).isEmpty();
        json("/sandbox/api/blocks", "{\"count\": 2}");
        assertThat(json("/walletsolidity/gettransactioninfobyid", ask)).isEqualTo(info);
    }

    @Test
    void aRequestAndItsAnswerAreVisibleTogether() throws Exception {
        String address = DemoNetwork.FAUCET.address().toString();
        JsonNode account = json("/wallet/getaccount", "{\"address\": \"" + address + "\", \"visible\": true}");
        assertThat(account.get("address").asText()).isEqualTo(address);
        assertThat(json("/wallet/getaccount", "{\"address\": \"" + address + "\"}")
                        .get("Error")
                        .asText())
                .endsWith("1:13: INVALID hex String");
        assertThat(get("/wallet/getaccount?visible=true&address=" + address)).isEqualTo(account);
    }

    @Test
    void whatTheNodeDoesNotKnowIs405InHtml() throws Exception {
        HttpResponse<String> reply = post("/walletsolidity/getaccountresource", "{}");
        assertThat(reply.statusCode()).isEqualTo(405);
        assertThat(reply.body()).startsWith("<html>");
    }

    @Test
    void badBodiesDoNotHurtIt() throws Exception {
        assertThat(post("/wallet/getaccount", "{nonsense").statusCode()).isEqualTo(200);
        assertThat(post("/wallet/getaccount", "[1]").body()).contains("Error");
        assertThat(post("/wallet/broadcasthex", "{\"transaction\": \"zz\"}").body())
                .contains("DecoderException");
        assertThat(post("/wallet/broadcasthex", "{\"transaction\": \"ffff\"}").body())
                .contains("Error");
        assertThat(post("/wallet/getaccount", "x".repeat(9_000_000)).statusCode())
                .isEqualTo(413);
        assertThat(json("/wallet/getnowblock", "{}").get("blockID").asText()).hasSize(64);
    }

    @Test
    void theExplorersAnswerForAnAccount() throws Exception {
        String address = DemoAccount.named("customer-1").address().toString();
        JsonNode scan = get("/api/accountv2?address=" + address);
        assertThat(scan.get("balance").asLong()).isEqualTo(1_000_000_000);
        assertThat(scan.at("/bandwidth/freeNetRemaining").asLong()).isEqualTo(600);
        assertThat(scan.at("/withPriceTokens/0/balance").asText()).isEqualTo("1000000000");
        assertThat(get("/v1/accounts/" + address).at("/data/0/balance").asLong())
                .isEqualTo(1_000_000_000);
    }

    @Test
    void aDroppedRequestDoesNothingAndADroppedAnswerActs() throws Exception {
        String bytes = payment();
        fault("{\"kind\": \"drop_request\", \"path\": \"broadcasthex\"}");
        assertThatThrownBy(() -> post("/wallet/broadcasthex", bytes)).isInstanceOf(IOException.class);
        assertThat(network.chain().pendingCount()).isZero();
        fault("{\"kind\": \"drop_answer\"}");
        assertThatThrownBy(() -> post("/wallet/broadcasthex", bytes)).isInstanceOf(IOException.class);
        assertThat(network.chain().pendingCount()).isEqualTo(1);
        assertThat(json("/wallet/broadcasthex", bytes).get("code").asText()).isEqualTo("DUP_TRANSACTION_ERROR");
    }

    @Test
    void aDuplicatedRequestActsTwice() throws Exception {
        fault("{\"kind\": \"duplicate\"}");
        assertThat(json("/wallet/broadcasthex", payment()).get("code").asText()).isEqualTo("DUP_TRANSACTION_ERROR");
        assertThat(network.chain().pendingCount()).isEqualTo(1);
    }

    @Test
    void aBusyNodeTakesNothingAndAForgetfulOneTakesItInVain() throws Exception {
        String bytes = payment();
        fault("{\"kind\": \"server_busy\", \"count\": 2}");
        assertThat(json("/wallet/getnowblock", "{}").has("blockID")).isTrue();
        assertThat(json("/wallet/broadcasthex", bytes).get("code").asText()).isEqualTo("SERVER_BUSY");
        assertThat(json("/wallet/broadcasthex", bytes).get("code").asText()).isEqualTo("SERVER_BUSY");
        fault("{\"kind\": \"never_included\"}");
        assertThat(json("/wallet/broadcasthex", bytes).get("result").asBoolean())
                .isTrue();
        network.chain().produceBlock();
        assertThat(json("/wallet/broadcasthex", bytes).get("result").asBoolean())
                .isTrue();
    }

    @Test
    void aHangingRequestIsLetGoWhenFaultsAreCleared() throws Exception {
        fault("{\"kind\": \"hang\", \"count\": 2}");
        HttpRequest impatient = request("/wallet/getnowblock", "{}")
                .timeout(Duration.ofMillis(300))
                .build();
        assertThatThrownBy(() -> client.send(impatient, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        HttpRequest patient = request("/wallet/getnowblock", "{}").build();
        var waiting = client.sendAsync(patient, HttpResponse.BodyHandlers.ofString());
        org.awaitility.Awaitility.await().until(() -> faults.list().isEmpty());
        client.send(request("/sandbox/api/faults", "").DELETE().build(), HttpResponse.BodyHandlers.ofString());
        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        assertThat(json("/wallet/getnowblock", "{}").has("blockID")).isTrue();
    }

    @Test
    void gatewaysAnswersAndGarbageComeAsAsked() throws Exception {
        fault("{\"kind\": \"http_403\"}");
        fault("{\"kind\": \"http_429\"}");
        fault("{\"kind\": \"http_503\"}");
        fault("{\"kind\": \"html\"}");
        fault("{\"kind\": \"empty\"}");
        assertThat(post("/wallet/getnowblock", "{}").statusCode()).isEqualTo(403);
        assertThat(post("/wallet/getnowblock", "{}").statusCode()).isEqualTo(429);
        assertThat(post("/wallet/getnowblock", "{}").statusCode()).isEqualTo(503);
        assertThat(post("/wallet/getnowblock", "{}").body()).startsWith("<html>");
        assertThat(post("/wallet/getnowblock", "{}").body()).isEqualTo("{}");
        assertThat(json("/wallet/getnowblock", "{}").has("blockID")).isTrue();
    }

    @Test
    void aNodeThatIsDownRefusesUntilCleared() throws Exception {
        fault("{\"kind\": \"node_down\"}");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> post("/wallet/getnowblock", "{}")).isInstanceOf(IOException.class);
        }
        faults.clear();
        assertThat(json("/wallet/getnowblock", "{}").has("blockID")).isTrue();
    }

    @Test
    void theControlApiExplainsWhatItCanNotDo() throws Exception {
        HttpResponse<String> reply = post("/sandbox/api/faucet", "{\"address\": \"nobody\", \"amount\": 1}");
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(Json.read(reply.body()).get("code").asText()).isEqualTo("invalid_address");
        assertThat(post("/sandbox/api/faucet", "{\"address\": \"deposit\", \"amount\": \"-1\"}")
                        .body())
                .contains("invalid_amount");
        assertThat(post("/sandbox/api/faults", "{\"kind\": \"nothing\"}").body())
                .contains("invalid_kind");
        reply = post("/sandbox/api/transfer", "{\"from\": \"deposit\", \"to\": \"faucet\", \"amount\": 5}");
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(Json.read(reply.body()).get("code").asText()).isEqualTo("contract_validate_error");
    }

    @Test
    void theControlApiListsTheAccountsThatTheReadmeNames() throws Exception {
        JsonNode accounts = get("/sandbox/api/accounts");
        assertThat(accounts.findValuesAsText("name"))
                .containsExactly(
                        "faucet",
                        "deposit",
                        "payout",
                        "supplier-1",
                        "supplier-2",
                        "supplier-3",
                        "customer-1",
                        "customer-2",
                        "customer-3",
                        "customer-4",
                        "customer-5",
                        "usdt");
        assertThat(accounts.get(11).get("private_key").isNull()).isTrue();
        assertThat(accounts.get(4).get("permission_id").asInt()).isEqualTo(2);
    }

    private String payment() {
        var contract = org.tron.trident.proto.Contract.TransferContract.newBuilder()
                .setOwnerAddress(bytes(DemoNetwork.FAUCET))
                .setToAddress(bytes(DemoNetwork.DEPOSIT))
                .setAmount(1)
                .build();
        Tx signed = DemoNetwork.FAUCET.sign(new Builder(network.chain()).build(contract, 0, 0));
        return "{\"transaction\": \"" + Json.hex(signed.proto().toByteArray()) + "\"}";
    }

    private static com.google.protobuf.ByteString bytes(DemoAccount account) {
        return com.google.protobuf.ByteString.copyFrom(account.address().bytes());
    }

    private void fault(String body) throws Exception {
        assertThat(post("/sandbox/api/faults", body).statusCode()).isEqualTo(200);
    }

    private JsonNode json(String path, String body) throws Exception {
        return Json.read(post(path, body).body());
    }

    private JsonNode get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
        return Json.read(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(request(path, body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + node.port() + path);
    }
}
