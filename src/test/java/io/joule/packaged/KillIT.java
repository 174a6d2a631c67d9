package io.joule.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.joule.testing.Coherence;
import io.joule.testing.Desk;
import io.joule.testing.TestDatabase;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code kill -9} at ten moments of an order's life, each followed by a new start. */
@TestInstance(Lifecycle.PER_CLASS)
class KillIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String BROADCAST = "/wallet/broadcasthex";
    private static final long USER = 7001;
    private static final long ENERGY = 65_000;

    private PackagedDesk packaged;
    private final List<String> orders = new ArrayList<>();
    private final List<String> moments = new ArrayList<>();

    @BeforeAll
    void open() throws Exception {
        packaged = new PackagedDesk(DATABASE, "kill").start();
        desk().addWallet("supplier-1");
        desk().deposit(USER, "customer-5", "500");
    }

    @AfterAll
    void close() throws Exception {
        packaged.close();
    }

    @Test
    void everyOrderReachesItsEndOnce() throws Exception {
        killedOnTheWayOut("as soon as it was taken", Map.of(), "pending", "processing", "completed");
        killedOnTheWayOut("while the node had not got the broadcast", fault("hang", 60_000), "processing");
        killedOnTheWayOut("while the node was about to answer the broadcast", fault("delay", 4_000), "processing");
        killedOnTheWayOut("when the answer had been lost", fault("drop_answer", 0), "processing");
        killedOnTheWayOut("when the node had been too busy", fault("server_busy", 0), "processing");
        killedOnTheWayOut("when the transaction was in a block and not final", Map.of(), "completed");
        orders.forEach(id -> desk().awaitDelegations(id, "active"));
        Coherence.check(DATABASE.pool(), desk());

        killAndStart("while rentals ran");
        killedOnTheWayHome("while the node had not got the reclaim", fault("hang", 60_000));
        killedOnTheWayHome("when the answer to the reclaim had been lost", fault("drop_answer", 0));
        killedOnTheWayHome("when the reclaim was in a block and not final", Map.of());

        orders.forEach(id -> desk().awaitDelegations(id, "reclaimed"));
        assertThat(moments).hasSize(10);
        everythingEndedOnce();
    }

    private void killedOnTheWayOut(String moment, Map<String, Object> fault, String... statuses) throws Exception {
        if (!fault.isEmpty()) {
            desk().fault(fault);
        }
        String id = desk().placed(USER, desk().address("customer-" + (orders.size() % 4 + 1)), ENERGY, "1h");
        orders.add(id);
        await(moment)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> desk().order(id).getString("status"), List.of(statuses)::contains);
        theNodeMetTheFault(moment);
        killAndStart(moment);
        desk().awaitOrder(id, "completed");
    }

    /** One more order, whose rental ends; the kill comes while its energy is on the way home. */
    private void killedOnTheWayHome(String moment, Map<String, Object> fault) throws Exception {
        String id = desk().placed(USER, desk().address("customer-4"), ENERGY, "1h");
        orders.add(id);
        desk().awaitOrder(id, "completed");
        await("final").atMost(Duration.ofSeconds(20)).until(() -> solid(id));
        if (!fault.isEmpty()) {
            desk().fault(fault);
        }
        desk().advance(3_600);
        if (fault.isEmpty()) {
            desk().awaitDelegations(id, "reclaimed");
        }
        theNodeMetTheFault(moment);
        killAndStart(moment);
        desk().awaitDelegations(id, "reclaimed");
    }

    /** A fault is gone from the list as soon as a request has met it: what hangs or is lost is on its way then. */
    private void theNodeMetTheFault(String moment) {
        await(moment)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> desk().faults() == 0);
    }

    private void killAndStart(String moment) throws Exception {
        packaged.kill();
        moments.add(moment + " (" + openInTheBooks() + ")");
        desk().clearFaults();
        packaged.start();
    }

    /** What the books said at the kill: it tells whether the moment was met. */
    private static String openInTheBooks() {
        var rows = DATABASE.pool().query("""
                        select purpose || ' ' || status || coalesce(' ' || answer_code, ' unanswered') || ' ' || count(*)
                          from chain_tx where status in ('signed', 'in_doubt', 'included')
                         group by purpose, status, answer_code order by 1""").execute().await().indefinitely();
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(row.getString(0)));
        return lines.isEmpty() ? "nothing open" : String.join(", ", lines);
    }

    private void everythingEndedOnce() {
        await("everything final")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> Coherence.check(DATABASE.pool(), desk()));
        for (String id : orders) {
            JsonPath order = desk().order(id);
            assertThat(order.getString("status")).isEqualTo("completed");
            assertThat(order.getList("delegations.findAll { it.status != 'dropped' }"))
                    .hasSize(1);
        }
        long spent = orders.size() * ENERGY * 45;
        assertThat(desk().balance(USER).getLong("balance_trx_sun")).isEqualTo(500_000_000L - spent);
        assertThat(desk().balance(USER).getLong("held_trx_sun")).isZero();
        assertThat(desk().delegatedOut(desk().address("supplier-1"))).isZero();
        moments.forEach(m -> System.out.println("killed " + m + ": all ended once"));
    }

    private boolean solid(String id) {
        return DATABASE.pool()
                .preparedQuery(
                        "select bool_and(solid) from delegation where order_id = $1::text::uuid and status <> 'dropped'")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(id))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getBoolean(0);
    }

    private static Map<String, Object> fault(String kind, long millis) {
        return Map.of("kind", kind, "path", BROADCAST, "count", 1, "millis", millis);
    }

    private Desk desk() {
        return packaged.desk();
    }
}
