package io.joule.supplier;

import static io.joule.testing.Awaited.await;

import io.joule.base.SystemClock;
import io.joule.keys.KeyVault;
import io.joule.keys.Keyset;
import io.joule.keys.TestKeys;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.chain.Genesis;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.node.Faults;
import io.joule.sandbox.node.SandboxNode;
import io.joule.testing.TestDatabase;
import io.joule.tron.CallLimits;
import io.joule.tron.HttpTronNetwork;
import io.joule.tron.NodeList;
import io.joule.tron.TronAddress;
import io.joule.tron.TronScan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The supplier pool on a simulated chain behind a real HTTP node; blocks are made by hand. */
final class TestPool implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final CallLimits LIMITS =
            new CallLimits(LONG, LONG, 16, 1000, 1 << 22, 1000, Duration.ofMillis(1), LONG);
    private static final TronAddress ANY = TronAddress.parse("TYtbyy1EWh7eu1CvybmYzkX7RoJRkwwFjY");

    final SimulatedTron chain;
    final Faults faults = new Faults();
    final SupplierService service;
    final WalletRefresher refresher;
    private final SandboxNode node;

    TestPool(TestDatabase database, Keyset keyset, Consumer<Genesis> genesis) {
        chain = SimulatedTron.byHand(ChainConfig.mainnet(), genesis);
        node = new SandboxNode(database.vertx().getDelegate(), chain, faults, ANY);
        await(Uni.createFrom().completionStage(() -> node.start("localhost", 0).toCompletionStage()));
        String url = "http://localhost:" + node.port();
        var network = new HttpTronNetwork(
                database.vertx(), NodeList.parse(url, Optional.empty()), LIMITS, new SimpleMeterRegistry());
        var tronScan = new TronScan(database.vertx(), Optional.of(url), Optional.empty(), LIMITS);
        var config = config();
        var fee = new BandwidthFee(network, config);
        var clock = new SystemClock();
        var look = new WalletLook(database.pool(), network, tronScan, clock);
        refresher = new WalletRefresher(database.pool(), look, fee, config, database.vertx());
        var vault = new KeyVault(TestKeys.keyring(keyset), clock);
        service = new SupplierService(database.pool(), network, vault, refresher, fee, config, clock);
    }

    @Override
    public void close() {
        await(Uni.createFrom().completionStage(() -> node.stop().toCompletionStage()));
    }

    private static SupplierConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(SupplierConfig.class)
                .withDefaultValues(Map.of("joule.supplier.refresh-delay", "100ms"))
                .build()
                .getConfigMapping(SupplierConfig.class);
    }
}
