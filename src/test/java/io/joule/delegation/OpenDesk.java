package io.joule.delegation;

import static io.joule.testing.Awaited.await;

import io.joule.order.Order;
import io.joule.sandbox.DemoAccount;
import io.joule.supplier.SupplierService;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.TronNetwork;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Map;

/** A {@link TestDesk} for tests of other packages. */
public final class OpenDesk implements AutoCloseable {

    public static final DemoAccount RECEIVER = TestDesk.RECEIVER;
    public static final DemoAccount FIRST = TestDesk.FIRST;
    public static final DemoAccount SECOND = TestDesk.SECOND;
    public static final long ENERGY = TestDesk.ENERGY;

    private final TestDesk desk;

    public OpenDesk(TestDatabase database, long stakedTrx, Map<String, String> settings) {
        desk = new TestDesk(database, stakedTrx, settings);
    }

    public TestNode node() {
        return desk.node;
    }

    public TronNetwork network() {
        return desk.one.network;
    }

    public SupplierService suppliers() {
        return desk.one.suppliers.service;
    }

    public Orphans orphans() {
        return new Orphans(desk.one.delegations, desk.node.clock());
    }

    /** Looks at both wallets' figures again, as their sweep does. */
    public void refresh() {
        await(desk.one.suppliers.refresher.refreshAll());
    }

    public Order place(long energy) {
        return desk.place(energy);
    }

    public Order order(Order order) {
        return desk.order(order);
    }

    public boolean work() {
        return desk.one.work();
    }

    public boolean reclaim() {
        return desk.one.reclaim();
    }

    public void track() {
        desk.one.track();
    }

    /** So many times a block, then a look at it. */
    public void blocks(int count) {
        desk.blocks(count);
    }

    /** Delivered, and final. */
    public Order delivered() {
        return desk.delivered();
    }

    /** What the chain says is delegated by both wallets to the receiver. */
    public long delegatedSun() {
        return desk.delegatedSun();
    }

    public List<Row> rows(String sql) {
        return desk.rows(sql);
    }

    public List<String> column(String sql) {
        return desk.column(sql);
    }

    public long number(String sql) {
        return desk.number(sql);
    }

    public void execute(String sql) {
        desk.execute(sql);
    }

    /** Stops the node without asking whether the books are coherent: some tests break them. */
    @Override
    public void close() {
        desk.node.close();
    }
}
