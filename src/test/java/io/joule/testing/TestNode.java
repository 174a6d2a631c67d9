package io.joule.testing;

import static io.joule.testing.Awaited.await;

import io.joule.base.Clock;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.chain.Genesis;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.node.Faults;
import io.joule.sandbox.node.SandboxNode;
import io.joule.tron.CallLimits;
import io.joule.tron.HttpTronNetwork;
import io.joule.tron.NodeList;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.joule.tron.TronScan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A simulated chain whose blocks are made by hand, behind a real HTTP node, with the client and the clock for it. */
public final class TestNode implements AutoCloseable {

    /** A block is final when so many follow it. */
    public static final int SOLID_LAG = 4;

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final CallLimits LIMITS =
            new CallLimits(LONG, LONG, 16, 1000, 1 << 22, 1000, Duration.ofMillis(1), Duration.ZERO);
    private static final TronAddress ANY = TronAddress.parse("TYtbyy1EWh7eu1CvybmYzkX7RoJRkwwFjY");

    public final SimulatedTron chain;
    public final Faults faults = new Faults();
    private final SandboxNode node;
    private final TestDatabase database;
    private Duration ahead = Duration.ZERO;

    public TestNode(TestDatabase database, Consumer<Genesis> genesis) {
        this.database = database;
        chain = SimulatedTron.byHand(ChainConfig.mainnet().withSolidLag(SOLID_LAG), genesis);
        node = new SandboxNode(database.vertx().getDelegate(), chain, faults, ANY);
        await(Uni.createFrom().completionStage(() -> node.start("localhost", 0).toCompletionStage()));
        blocks(2 * SOLID_LAG);
    }

    public String url() {
        return "http://localhost:" + node.port();
    }

    public TronNetwork network() {
        return network(url());
    }

    /** @param urls of nodes, this one among them or in front of it, as in {@code TRON_NODES} */
    public TronNetwork network(String urls) {
        return new HttpTronNetwork(
                database.vertx(), NodeList.parse(urls, Optional.empty()), LIMITS, new SimpleMeterRegistry());
    }

    /** For an instance on this node and {@code pool}. */
    public Surroundings surroundings(Pool pool) {
        TronScan tronScan = new TronScan(database.vertx(), Optional.of(url()), Optional.empty(), LIMITS);
        return new Surroundings(database.vertx(), pool, network(), tronScan, clock());
    }

    /** The service's time: the chain's, and what {@link #pass} adds to it. */
    public Clock clock() {
        return () -> Instant.ofEpochMilli(chain.now()).plus(ahead);
    }

    /** The service's time passes, and no block comes. */
    public void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    public void blocks(int count) {
        for (int i = 0; i < count; i++) {
            chain.produceBlock();
        }
    }

    @Override
    public void close() {
        await(Uni.createFrom().completionStage(() -> node.stop().toCompletionStage()));
    }

    /** A configuration with these settings and defaults for the rest. */
    public static <T> T config(Class<T> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(mapping)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(mapping);
    }
}
