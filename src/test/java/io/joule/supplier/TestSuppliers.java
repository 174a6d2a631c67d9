package io.joule.supplier;

import static io.joule.testing.Awaited.await;

import io.joule.audit.Actor;
import io.joule.base.Clock;
import io.joule.keys.KeyVault;
import io.joule.keys.PrivateKey;
import io.joule.sandbox.DemoAccount;
import io.joule.testing.TestDatabase;
import io.joule.testing.TestNode;
import io.joule.tron.TronNetwork;
import io.joule.tron.TronScan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One instance's supplier pool, put together by hand. */
public final class TestSuppliers {

    public final SupplierService service;
    public final WalletRefresher refresher;

    public TestSuppliers(
            TestDatabase database, TestNode node, TronNetwork network, Pool pool, KeyVault vault, Clock clock) {
        SupplierConfig config = TestNode.config(SupplierConfig.class, Map.of("joule.supplier.refresh-delay", "1h"));
        var tronScan = new TronScan(database.vertx(), Optional.of(node.url()), Optional.empty(), node.limits());
        var fee = new BandwidthFee(network, config);
        var look = new WalletLook(pool, network, tronScan, clock);
        refresher = new WalletRefresher(pool, look, fee, config, database.vertx());
        service = new SupplierService(pool, network, vault, refresher, fee, config, clock);
    }

    /** The question that a placement asks, for measuring. */
    public Uni<?> capacities(SqlConnection tx, Instant now) {
        return SupplierSql.lockCapacities(tx, now);
    }

    public long add(DemoAccount wallet) {
        try (PrivateKey key = PrivateKey.parse(wallet.privateKey())) {
            return await(service.add(NewWallet.ofOwner(key), Actor.SYSTEM))
                    .wallet()
                    .id();
        }
    }
}
