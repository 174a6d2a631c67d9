package io.joule.delegation;

import static io.joule.testing.Awaited.await;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.chaintx.ChainView;
import io.joule.chaintx.TestTracker;
import io.joule.keys.KeyVault;
import io.joule.keys.Keyset;
import io.joule.keys.Signer;
import io.joule.keys.TestKeys;
import io.joule.keys.TinkSigner;
import io.joule.ledger.Ledger;
import io.joule.order.OrderConfig;
import io.joule.order.TestOrders;
import io.joule.supplier.TestSuppliers;
import io.joule.testing.Surroundings;
import io.joule.testing.TestNode;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One running Joule as far as the money path goes, put together by hand; nothing in it moves by itself. */
public final class Instance {

    public final TestOrders orders;
    public final TestSuppliers suppliers;
    public final TestTracker tracker;
    final TronNetwork network;
    public final Ledger ledger;
    final Assigner assigner;
    final Deliverer deliverer;
    final Reclaimer reclaimer;
    final FailedDelivery failed;
    private final Engine engine;
    final DelegationSql delegations = new DelegationSql();
    final DelegationViewSql views = new DelegationViewSql();
    final AtomicInteger signatures = new AtomicInteger();

    public Instance(Surroundings around, Keyset keyset, Map<String, String> settings) {
        Clock clock = around.clock();
        Pool pool = around.pool();
        network = around.network();
        Sql sql = new Sql(pool);
        EngineConfig engine = TestNode.config(EngineConfig.class, settings);
        OrderConfig config = TestNode.config(OrderConfig.class, settings);
        KeyVault vault = new KeyVault(TestKeys.keyring(keyset), clock);
        Signer tink = new TinkSigner(TestKeys.keyring(keyset), pool, around.vertx(), TestKeys.NETWORK);
        Signer signer = (plan, unsigned) -> tink.sign(plan, unsigned).invoke(signatures::incrementAndGet);
        suppliers = new TestSuppliers(around, vault, settings);
        ledger = new Ledger(pool, clock);
        orders = new TestOrders(network, suppliers.service, ledger, sql, clock, config);
        ChainView view = new ChainView(network, clock);
        OrderOutcome outcome =
                new OrderOutcome(orders.orders, delegations, orders.reservations, ledger, view, clock, List.of());
        failed = new FailedDelivery(orders.orders, delegations, outcome, suppliers.service, clock, config);
        var delivery = new DeliveryListener(orders.orders, delegations, outcome, failed, suppliers.refresher);
        var home = new ReclaimListener(delegations, suppliers.service, suppliers.refresher, clock, engine);
        tracker = new TestTracker(
                around.vertx().getDelegate(), network, signer, view, sql, clock, List.of(delivery, home), settings);
        assigner = new Assigner(
                sql, orders.orders, orders.reservations, outcome, suppliers.service, clock, engine, config);
        deliverer = new Deliverer(sql, orders.orders, delegations, tracker.service, failed, clock, engine, config);
        reclaimer = new Reclaimer(
                sql, delegations, tracker.service, view, new Losses(sql, delegations, network, engine), clock, engine);
        this.engine = new Engine(
                assigner,
                deliverer,
                reclaimer,
                views,
                sql,
                engine,
                around.vertx().getDelegate());
    }

    /** One round of the engine's loop for orders. */
    public Uni<Boolean> ordersRound() {
        return engine.deliver();
    }

    /** One round of the engine's loop for reclaims. */
    public Uni<Boolean> reclaimsRound() {
        return reclaimer.reclaim();
    }

    /** One round of the orders' loop; true when it wants another at once. */
    boolean work() {
        boolean expired = await(assigner.expire());
        boolean assigned = await(assigner.assign());
        return await(deliverer.deliver()) || assigned || expired;
    }

    boolean reclaim() {
        return await(reclaimer.reclaim());
    }

    void track() {
        tracker.round();
    }
}
