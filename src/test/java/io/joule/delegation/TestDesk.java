package io.joule.delegation;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.keys.Keyset;
import io.joule.money.Money;
import io.joule.order.Order;
import io.joule.order.OrderRequest;
import io.joule.sandbox.DemoAccount;
import io.joule.sandbox.chain.Genesis;
import io.joule.sandbox.chain.Resource;
import io.joule.testing.Books;
import io.joule.testing.Surroundings;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A desk on a fresh database and a chain by hand: two wallets that can serve an order alone, customer 1 with money. */
final class TestDesk implements AutoCloseable {

    static final long CUSTOMER = 1;
    static final long ENERGY = 65_000;
    static final DemoAccount RECEIVER = DemoAccount.named("receiver");
    static final DemoAccount FIRST = DemoAccount.named("first");
    static final DemoAccount SECOND = DemoAccount.named("second");
    private static final long TRX = 1_000_000;
    private static final Keyset KEYSET = Keyset.generate();

    final TestNode node;
    final Instance one;
    private final TestDatabase database;
    private final Map<String, String> settings;

    TestDesk(TestDatabase database) {
        this(database, 10_000, Map.of());
    }

    /** @param stakedTrx of each wallet; 10 000 TRX yield some 94 000 energy */
    TestDesk(TestDatabase database, long stakedTrx, Map<String, String> settings) {
        database.clear();
        this.database = database;
        this.settings = settings;
        node = new TestNode(database, genesis -> world(genesis, stakedTrx));
        one = instance();
        one.suppliers.add(FIRST);
        one.suppliers.add(SECOND);
        inTransaction(
                database.pool(),
                tx -> tx.query("insert into customer (id, created_at) values (1, now())")
                        .execute()
                        .chain(() -> one.ledger.deposit(tx, CUSTOMER, Money.trx(1_000 * TRX), "test:0", "test")));
    }

    /** What the chain of a desk of the usual size begins with. */
    static void world(Genesis genesis) {
        world(genesis, 10_000);
    }

    private static void world(Genesis genesis, long stakedTrx) {
        genesis.account(FIRST.address(), 1_000 * TRX)
                .stake(FIRST.address(), Resource.ENERGY, stakedTrx * TRX)
                .account(SECOND.address(), 1_000 * TRX)
                .stake(SECOND.address(), Resource.ENERGY, stakedTrx * TRX)
                .account(RECEIVER.address(), TRX);
    }

    /** Another Joule on the same database and chain. */
    Instance instance() {
        return instance(KEYSET);
    }

    Instance instance(Pool pool) {
        return instance(node.surroundings(pool));
    }

    /** Another Joule on the same database, and on whatever node. */
    Instance instance(Surroundings around) {
        return new Instance(around, KEYSET, settings);
    }

    Instance instance(Keyset keyset) {
        return new Instance(node.surroundings(database.newPool(8)), keyset, settings);
    }

    Order place() {
        return place(ENERGY);
    }

    Order place(long energy) {
        var request =
                new OrderRequest(CUSTOMER, energy, "1h", RECEIVER.address().toString(), Optional.empty());
        return await(one.orders.service.place(request)).order();
    }

    Order order(Order order) {
        return await(one.orders.service.get(order.id()));
    }

    /** A block, then a look at it. */
    void blocks(int count) {
        for (int i = 0; i < count; i++) {
            node.blocks(1);
            one.track();
        }
    }

    /** Delivered, and final. */
    Order delivered() {
        Order order = place();
        one.work();
        blocks(TestNode.SOLID_LAG + 3);
        assertThat(column("select status from chain_tx")).containsOnly("solidified");
        return order(order);
    }

    /** What the chain says is delegated by both wallets to the receiver. */
    long delegatedSun() {
        return List.of(FIRST, SECOND).stream()
                .flatMap(wallet -> await(one.network.delegated(wallet.address(), RECEIVER.address())).stream())
                .mapToLong(record -> record.energySun().value())
                .sum();
    }

    long liveSun() {
        return number("select coalesce(sum(sun), 0)::bigint from delegation"
                + " where status in ('active', 'due', 'reclaiming')");
    }

    long availableSun() {
        return number("select balance_micros from account where customer_id = 1 and kind = 'available'");
    }

    long number(String sql) {
        return rows(sql).get(0).getLong(0);
    }

    List<String> column(String sql) {
        return rows(sql).stream().map(row -> row.getString(0)).toList();
    }

    List<Row> rows(String sql) {
        List<Row> rows = new ArrayList<>();
        await(database.pool().query(sql).execute()).forEach(rows::add);
        return rows;
    }

    void execute(String sql) {
        await(database.pool().query(sql).execute());
    }

    @Override
    public void close() {
        Books.coherent(database.pool());
        node.close();
    }
}
