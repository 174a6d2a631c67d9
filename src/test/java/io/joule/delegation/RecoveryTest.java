package io.joule.delegation;

import static io.joule.testing.Awaited.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.base.BackgroundLoop;
import io.joule.testing.Books;
import io.joule.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Joule was killed in the middle of its work and starts again half a minute later. Of a hundred open orders 80 are in a
 * block by now, 15 were signed and may have left, and 5 are not signed yet. All are taken up by the production loops on
 * the real SQL, with the real keys and ledger; only the node costs next to nothing, so the time is Joule's and
 * PostgreSQL's.
 */
class RecoveryTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int ORDERS = Integer.getInteger("joule.test.recovery", 1_000);

    /** Completed with its money captured, or sent by this process and the answer written down. */
    private static final String RECOVERED = """
            select count(*) from energy_order o
             where o.status = 'completed' and exists (
                       select from ledger_tx t where t.kind = 'capture' and t.reference = o.id::text)
                or o.status = 'processing' and exists (
                       select from delegation d join chain_tx c on c.subject = d.id
                        where d.order_id = o.id and c.status = 'in_doubt' and c.answer_code = 'SUCCESS')""";

    private final List<BackgroundLoop> loops = new ArrayList<>();

    @Test
    void everyOpenOrderIsTakenUp() throws SQLException {
        TestDesk desk = new TestDesk(DATABASE);
        OpenOrders open = new OpenOrders(DATABASE, ORDERS);
        Vertx vertx = DATABASE.vertx().getDelegate();
        LightNode node = new LightNode(vertx, open.inBlocks());
        Pool pool = DATABASE.newPool(16);
        Instance joule = desk.instance(node.surroundings(DATABASE.vertx(), pool));
        long begun = System.nanoTime();
        loop(vertx, joule.tracker::look);
        loop(vertx, joule::ordersRound);
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> open.sent(node) && desk.number(RECOVERED) == ORDERS);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        loops.forEach(loop -> await(loop.stop()));
        System.out.printf("%d open orders recovered in %d ms (%d a second)%n", ORDERS, millis, ORDERS * 1_000L / millis);
        assertThat(desk.number("select count(*) from ledger_tx where kind = 'capture'"))
                .isEqualTo(open.inBlocks().size());
        Books.coherent(pool);
    }

    private void loop(Vertx vertx, Supplier<Uni<Boolean>> round) {
        BackgroundLoop loop = new BackgroundLoop("recovery", vertx, () -> Duration.ofSeconds(1), round);
        loops.add(loop);
        loop.start();
    }
}
