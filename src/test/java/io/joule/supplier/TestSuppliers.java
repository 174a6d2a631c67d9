package io.joule.supplier;

import static io.joule.testing.Awaited.await;

import io.joule.audit.Actor;
import io.joule.keys.KeyVault;
import io.joule.keys.PrivateKey;
import io.joule.sandbox.DemoAccount;
import io.joule.testing.Surroundings;
import io.joule.testing.TestNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One instance's supplier pool, put together by hand. */
public final class TestSuppliers {

    public final SupplierService service;
    public final WalletRefresher refresher;

    public TestSuppliers(Surroundings around, KeyVault vault, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("joule.supplier.refresh-delay", "1h"));
        all.putAll(settings);
        SupplierConfig config = TestNode.config(SupplierConfig.class, all);
        var fee = new BandwidthFee(around.network(), config);
        var look = new WalletLook(around.pool(), around.network(), around.tronScan(), around.clock());
        refresher = new WalletRefresher(around.pool(), look, fee, config, around.vertx());
        service = new SupplierService(around.pool(), around.network(), vault, refresher, fee, config, around.clock());
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
