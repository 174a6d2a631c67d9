package io.joule.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.testing.FastSandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The README's tour, as a newcomer takes it: from an empty desk to energy that came and went. */
@QuarkusTest
@TestProfile(FastSandbox.class)
class TourTest extends DeskTest {

    private static final long USER = 1001;
    private static final long ENERGY = 65_000;
    private static final long COST_SUN = ENERGY * 45;

    @Test
    void fromDepositToReclaim() {
        onlyWallets("supplier-1");
        String wallet = desk.address("supplier-1");
        long stake = freeSun(wallet);
        long paid = desk.deposited(USER, "customer-2", "100").getLong("amount_micros");
        assertThat(paid).isBetween(100_000_001L, 100_009_999L);
        assertThat(desk.balance(USER).getLong("balance_trx_sun")).isEqualTo(paid);

        String receiver = desk.address("customer-1");
        String id = desk.placed(USER, receiver, ENERGY, "1h");
        assertThat(desk.balance(USER).getLong("held_trx_sun")
                        + paid
                        - desk.balance(USER).getLong("balance_trx_sun"))
                .isIn(2 * COST_SUN, COST_SUN);
        JsonPath order = desk.awaitOrder(id, "completed");

        assertThat(desk.energy(receiver)).isGreaterThanOrEqualTo(ENERGY);
        assertThat(desk.balance(USER).getLong("balance_trx_sun")).isEqualTo(paid - COST_SUN);
        assertThat(desk.balance(USER).getLong("held_trx_sun")).isZero();
        assertThat(order.getString("supplier_wallet")).isEqualTo(wallet);
        assertThat(order.getLong("delegations[0].sun")).isEqualTo(desk.delegatedSun(wallet, receiver));
        assertThat(desk.info(order.getString("tx_hash")).getLong("blockNumber"))
                .isEqualTo(order.getLong("delegations[0].block"));
        assertThat(Duration.between(
                        Instant.parse(order.getString("completed_at")), Instant.parse(order.getString("reclaim_at"))))
                .isEqualTo(Duration.ofHours(1));

        burnsNothing(desk.transfer("customer-1", "customer-3", "5", "USDT"));

        awaitCoherence();
        desk.advance(3_000);
        assertThat(desk.order(id).getList("delegations.status"))
                .as("never before its time")
                .containsExactly("active");
        desk.advance(600);
        JsonPath home = desk.awaitDelegations(id, "reclaimed");
        assertThat(desk.delegatedSun(wallet, receiver)).isZero();
        assertThat(desk.info(home.getString("delegations[0].reclaim_txid")).getLong("blockNumber"))
                .isPositive();

        // What the customer used comes back as the wallet's own usage; unused stake is free again at once (facts,
        // section 5).
        await("capacity")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(freeSun(wallet)).isBetween(stake - order.getLong("delegations[0].sun"), stake));
        assertThat(desk.order(id).getString("status")).isEqualTo("completed");
        awaitCoherence();
    }

    private long freeSun(String wallet) {
        return desk.wallets().getLong("find { it.wallet_address == '" + wallet + "' }.free_sun");
    }

    private void burnsNothing(String txid) {
        await("transfer " + txid)
                .atMost(Duration.ofSeconds(20))
                .until(() -> desk.info(txid).get("blockNumber") != null);
        JsonPath info = desk.info(txid);
        assertThat(info.getString("receipt.result")).isEqualTo("SUCCESS");
        assertThat(info.getLong("receipt.energy_usage")).isBetween(64_000L, 65_000L);
        assertThat((Object) info.get("receipt.energy_fee")).isNull();
        assertThat((Object) info.get("fee")).isNull();
    }
}
