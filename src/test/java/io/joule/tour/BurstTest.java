package io.joule.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.money.Sun;
import io.joule.supplier.Demand;
import io.joule.supplier.TransactionCost;
import io.joule.testing.FastSandbox;
import io.joule.tron.Energy;
import io.joule.tron.EnergyRatio;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tron.trident.core.key.KeyPair;

/** More orders than there is energy, all at once. */
@QuarkusTest
@TestProfile(FastSandbox.class)
class BurstTest extends DeskTest {

    private static final int CLIENTS = 20;
    private static final int ORDERS_EACH = 10;
    private static final int FIT = 150;
    private static final long FIRST_USER = 2001;
    private static final int MARGIN_PERMILLE = 2;

    private final List<String> receivers = IntStream.range(0, CLIENTS)
            .mapToObj(i -> KeyPair.generate().toBase58CheckAddress())
            .toList();

    @Test
    void exactlyTheOrdersThatFitAreDelivered() throws Exception {
        onlyWallets("supplier-3");
        String wallet = desk.address("supplier-3");
        long energy =
                energyOfEachOrder(desk.wallets().getLong("find { it.wallet_address == '" + wallet + "' }.free_sun"));
        receivers.forEach(receiver -> desk.faucet(receiver, "1", "TRX"));
        Map<Long, Long> before = fund(energy);

        List<String> orders = placeAll(energy);
        assertThat(orders).doesNotHaveDuplicates().hasSize(CLIENTS * ORDERS_EACH);
        await("those that fit").atMost(Duration.ofSeconds(90)).until(() -> {
            neverAboveTheStake();
            return count("completed") == FIT;
        });
        assertThat(count("pending")).isEqualTo(CLIENTS * ORDERS_EACH - FIT);
        awaitCoherence();

        desk.advance(31 * 60);
        await("the others end")
                .atMost(Duration.ofSeconds(60))
                .until(() -> count("failed") == CLIENTS * ORDERS_EACH - FIT);
        assertThat(query("select distinct failure_code from energy_order where status = 'failed'"))
                .containsExactly("no_capacity");
        moneyIsWhereItBelongs(before, energy * 45);

        desk.advance(30 * 60);
        await("all comes home")
                .atMost(Duration.ofSeconds(90))
                .until(() -> query("select id::text from delegation where status not in ('reclaimed', 'dropped')")
                        .isEmpty());
        assertThat(desk.delegatedOut(wallet)).isZero();
    }

    /** So much that 150 orders fit on the wallet and 151 don't. */
    private long energyOfEachOrder(long freeSun) {
        JsonPath network =
                desk.node("/wallet/getaccountresource", Map.of("address", desk.address("supplier-3"), "visible", true));
        EnergyRatio ratio = new EnergyRatio(network.getLong("TotalEnergyLimit"), network.getLong("TotalEnergyWeight"));
        Demand demand =
                new Demand(new Energy(1), ratio, MARGIN_PERMILLE, new TransactionCost(300, new Sun(300_000)), Set.of());
        long energy = demand.energyFrom(new Sun(freeSun / FIT)).units();
        long sun = demand.sunFor(new Energy(energy)).value();
        assertThat(sun * FIT).isLessThanOrEqualTo(freeSun);
        assertThat(sun * (FIT + 1)).isGreaterThan(freeSun);
        return energy;
    }

    private Map<Long, Long> fund(long energy) {
        String amount = String.valueOf(energy * 45 * ORDERS_EACH / 1_000_000 + 1);
        Map<Long, Long> balances = new HashMap<>();
        for (int i = 0; i < CLIENTS; i++) {
            desk.deposit(FIRST_USER + i, "faucet", amount);
            balances.put(FIRST_USER + i, Long.parseLong(amount) * 1_000_000);
        }
        return balances;
    }

    private List<String> placeAll(long energy) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<List<String>>> work = IntStream.range(0, CLIENTS)
                .mapToObj(i -> (Callable<List<String>>) () -> placeSome(FIRST_USER + i, receivers.get(i), energy))
                .toList();
        List<String> ids = new ArrayList<>();
        for (Future<List<String>> done : clients.invokeAll(work)) {
            ids.addAll(done.get());
        }
        clients.shutdown();
        return ids;
    }

    private List<String> placeSome(long user, String receiver, long energy) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < ORDERS_EACH; i++) {
            Response response = desk.place(user, receiver, energy, "1h");
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
            ids.add(response.jsonPath().getString("id"));
        }
        return ids;
    }

    private void neverAboveTheStake() {
        assertThat(query("""
                select w.address::text from supplier_wallet w join delegation d on d.wallet_id = w.id
                 where d.status in ('planned', 'sent', 'active', 'due', 'reclaiming')
                 group by w.id having sum(d.sun) > w.staked_sun""")).as("wallets that sold more than their stake").isEmpty();
    }

    private void moneyIsWhereItBelongs(Map<Long, Long> before, long costSun) {
        before.forEach((user, funded) -> {
            long completed = query(
                            "select id::text from energy_order where status = 'completed' and customer_id = " + user)
                    .size();
            JsonPath balance = desk.balance(user);
            assertThat(balance.getLong("held_trx_sun")).isZero();
            assertThat(balance.getLong("balance_trx_sun")).isEqualTo(funded - completed * costSun);
        });
    }

    private long count(String status) {
        return query("select id::text from energy_order where customer_id >= " + FIRST_USER + " and customer_id < "
                        + (FIRST_USER + CLIENTS) + " and status = '" + status + "'")
                .size();
    }

    private List<String> query(String sql) {
        List<String> found = new ArrayList<>();
        pool.query(sql).execute().await().indefinitely().forEach(row -> found.add(row.getString(0)));
        return found;
    }
}
