package io.joule.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.joule.sandbox.DemoAccount;
import io.joule.testing.FastSandbox;
import io.joule.tron.TronAddress;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tron.trident.proto.Common.ResourceCode;
import org.tron.trident.proto.Contract.DelegateResourceContract;

/** Nodes that refuse, hang, lose and take back: every order still ends once, on the chain and in the books. */
@QuarkusTest
@TestProfile(FastSandbox.class)
class NodeFaultsTest extends DeskTest {

    private static final long USER = 3001;
    private static final long ENERGY = 65_000;
    private static final String BROADCAST = "/wallet/broadcasthex";

    private String receiver;

    @BeforeEach
    void fund() {
        onlyWallets("supplier-1");
        receiver = desk.address("customer-2");
        desk.deposit(USER, "faucet", "50");
    }

    @ParameterizedTest
    @CsvSource({
        "server_busy, 3, 0",
        "drop_request, 2, 0",
        "drop_answer, 1, 0",
        "hang, 1, 3000",
        "delay, 1, 2000",
        "duplicate, 2, 0",
        "http_403, 2, 0",
        "http_429, 2, 0",
        "http_503, 2, 0",
        "html, 2, 0",
        "empty, 2, 0"
    })
    void aBroadcastThatGoesWrongIsDeliveredOnce(String kind, int count, int millis) {
        desk.fault(Map.of("kind", kind, "path", BROADCAST, "count", count, "millis", millis));
        JsonPath order = desk.awaitOrder(desk.placed(USER, receiver, ENERGY, "1h"), "completed");
        assertThat(desk.statuses(order.getString("id"))).containsExactly("active");
        assertThat(desk.delegatedSun(desk.address("supplier-1"), receiver))
                .isGreaterThanOrEqualTo(order.getLong("delegations.find { it.status == 'active' }.sun"));
    }

    @Test
    void aSwallowedTransactionIsSentAgain() {
        desk.fault(Map.of("kind", "never_included", "count", 1));
        JsonPath order = desk.awaitOrder(desk.placed(USER, receiver, ENERGY, "1h"), "completed");
        assertThat(desk.statuses(order.getString("id"))).containsExactly("active");
    }

    @Test
    void aTransactionThatIsSwallowedUntilItExpiresIsReplacedOnceThatIsProven() {
        desk.fault(Map.of("kind", "never_included", "count", -1));
        String id = desk.placed(USER, receiver, ENERGY, "1h");
        await("proven expired")
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        desk.order(id).<String>getList("delegations.status").contains("dropped"));
        assertThat(desk.order(id).getString("status")).isEqualTo("processing");
        desk.clearFaults();
        desk.awaitOrder(id, "completed");
        assertThat(desk.statuses(id)).containsExactly("active");
    }

    @Test
    void aNodeThatIsDownForAWhileDelaysAndLosesNothing() {
        String id = desk.placed(USER, receiver, ENERGY, "1h");
        desk.fault(Map.of("kind", "node_down", "millis", 3_000));
        desk.awaitOrder(id, "completed");
    }

    @Test
    void whileTheNodeIsDownNoOrderIsTakenAndNoMoneyHeld() {
        long before = desk.balance(USER).getLong("balance_trx_sun");
        desk.fault(Map.of("kind", "node_down"));
        Response response = desk.place(USER, receiver, ENERGY, "1h");
        desk.clearFaults();
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(503);
        assertThat(response.jsonPath().getString("code")).isEqualTo("node_unavailable");
        assertThat(desk.balance(USER).getLong("balance_trx_sun")).isEqualTo(before);
        assertThat(desk.balance(USER).getLong("held_trx_sun")).isZero();
    }

    @Test
    void aRolledBackDeliveryIsSentAgainWithTheSameBytes() {
        JsonPath first = desk.awaitOrder(desk.placed(USER, receiver, ENERGY, "1h"), "completed");
        desk.fault(Map.of("kind", "rollback", "blocks", 3));
        awaitCoherence();
        JsonPath after = desk.awaitDelegations(first.getString("id"), "active");
        assertThat(after.getString("tx_hash")).isEqualTo(first.getString("tx_hash"));
        assertThat(after.getString("status")).isEqualTo("completed");
    }

    @Test
    void aRolledBackReclaimIsSentAgainWithTheSameBytes() {
        String id = desk.placed(USER, receiver, ENERGY, "1h");
        desk.awaitOrder(id, "completed");
        desk.advance(3_601);
        JsonPath home = desk.awaitDelegations(id, "reclaimed");
        desk.fault(Map.of("kind", "rollback", "blocks", 2));
        awaitCoherence();
        JsonPath after = desk.awaitDelegations(id, "reclaimed");
        assertThat(after.getString("delegations[0].reclaim_txid"))
                .isEqualTo(home.getString("delegations[0].reclaim_txid"));
    }

    @Test
    void aWalletThatCanNoLongerIsReplacedByAnother() throws Exception {
        onlyWallets("supplier-3");
        drainBehindOurBack("supplier-3");
        desk.addWallet("supplier-1");
        String id = desk.placed(USER, receiver, ENERGY, "1h");
        onlyWallets("supplier-3", "supplier-1");
        JsonPath order = desk.awaitOrder(id, "completed");
        assertThat(order.getString("delegations.find { it.status == 'active' }.wallet"))
                .isEqualTo(desk.address("supplier-1"));
        giveBack("supplier-3");
    }

    /** Somebody with the owner's key delegates all of it: what the service last saw of the wallet is no longer true. */
    private void drainBehindOurBack(String name) throws Exception {
        DemoAccount supplier = DemoAccount.named(name);
        long all = desk.node(
                        "/wallet/getcandelegatedmaxsize",
                        Map.of("owner_address", desk.address(name), "type", 1, "visible", true))
                .getLong("max_size");
        sandbox.network()
                .orElseThrow()
                .send(
                        supplier,
                        DelegateResourceContract.newBuilder()
                                .setOwnerAddress(bytes(supplier.address()))
                                .setReceiverAddress(
                                        bytes(DemoAccount.named("customer-5").address()))
                                .setResource(ResourceCode.ENERGY)
                                .setBalance(all)
                                .build(),
                        0);
    }

    private void giveBack(String name) throws Exception {
        DemoAccount supplier = DemoAccount.named(name);
        sandbox.network()
                .orElseThrow()
                .send(
                        supplier,
                        org.tron.trident.proto.Contract.UnDelegateResourceContract.newBuilder()
                                .setOwnerAddress(bytes(supplier.address()))
                                .setReceiverAddress(
                                        bytes(DemoAccount.named("customer-5").address()))
                                .setResource(ResourceCode.ENERGY)
                                .setBalance(desk.delegatedSun(desk.address(name), desk.address("customer-5")))
                                .build(),
                        0);
    }

    private static ByteString bytes(TronAddress address) {
        return ByteString.copyFrom(address.bytes());
    }
}
