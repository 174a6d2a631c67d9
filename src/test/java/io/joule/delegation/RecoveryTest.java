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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Cheap to ask, so that asking does not take the time that is measured. */
    private static final String OPEN = """
            select (select count(*) from energy_order where status = 'pending')
                 + (select count(*) from chain_tx
                     where status in ('signed', 'in_doubt') and answer_code is distinct from 'SUCCESS')""";

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
        Map<Long, Long> here = cpuMillis(Stream.of(ProcessHandle.current()));
        Map<Long, Long> there = cpuMillis(server(desk));
        long begun = System.nanoTime();
        loop(vertx, joule.tracker::look);
        loop(vertx, joule::ordersRound);
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> open.sent(node) && desk.number(OPEN) == 0);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        loops.forEach(loop -> await(loop.stop()));
        System.out.printf(
                "%d open orders recovered in %d ms (%d a second); CPU: %d ms of this JVM, %d ms of PostgreSQL%n",
                ORDERS,
                millis,
                ORDERS * 1_000L / millis,
                spent(here, cpuMillis(Stream.of(ProcessHandle.current()))),
                spent(there, cpuMillis(server(desk))));
        assertThat(desk.number(RECOVERED)).isEqualTo(ORDERS);
        assertThat(desk.number("select count(*) from ledger_tx where kind = 'capture'"))
                .isEqualTo(open.inBlocks().size());
        Books.coherent(pool);
    }

    @Test
    void anOrderThatCannotBeCompletedStopsNoOther() throws SQLException {
        TestDesk desk = new TestDesk(DATABASE);
        OpenOrders open = new OpenOrders(DATABASE, 100);
        desk.execute(
                "select ledger_follow('release', id::text, now(), 'by hand') from energy_order order by id limit 1");
        Vertx vertx = DATABASE.vertx().getDelegate();
        LightNode node = new LightNode(vertx, open.inBlocks());
        Instance joule = desk.instance(node.surroundings(DATABASE.vertx(), DATABASE.pool()));
        await(joule.tracker.look());
        assertThat(desk.number("select count(*) from energy_order where status = 'completed'"))
                .isEqualTo(79);
        assertThat(
                        desk.column(
                                "select o.status || ' ' || d.status || ' ' || c.status from energy_order o"
                                        + " join delegation d on d.order_id = o.id join chain_tx c on c.subject = d.id order by o.id limit 1"))
                .singleElement()
                .isIn("processing sent signed", "processing sent in_doubt");
        assertThat(desk.number("select count(*) from ledger_tx where kind = 'capture'"))
                .isEqualTo(79);
        Books.coherent(DATABASE.pool());
    }

    /** Of PostgreSQL's processes; this JVM is another. */
    private static Stream<ProcessHandle> server(TestDesk desk) {
        long backend = desk.number("select pg_backend_pid()::bigint");
        return ProcessHandle.of(backend).flatMap(ProcessHandle::parent).stream().flatMap(ProcessHandle::children);
    }

    private static Map<Long, Long> cpuMillis(Stream<ProcessHandle> processes) {
        return processes.collect(Collectors.toMap(
                ProcessHandle::pid,
                process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis()));
    }

    /** What those that are there now have used since; one that ended meanwhile is not counted. */
    private static long spent(Map<Long, Long> before, Map<Long, Long> now) {
        return now.entrySet().stream()
                .mapToLong(process -> process.getValue() - before.getOrDefault(process.getKey(), 0L))
                .sum();
    }

    private void loop(Vertx vertx, Supplier<Uni<Boolean>> round) {
        BackgroundLoop loop = new BackgroundLoop("recovery", vertx, () -> Duration.ofSeconds(1), round);
        loops.add(loop);
        loop.start();
    }
}
