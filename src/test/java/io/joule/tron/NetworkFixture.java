package io.joule.tron;

import io.joule.cluster.SharedTurns;
import io.joule.testing.TestNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A Vert.x for each test class, nodes on free ports, and the real client in front of them. */
abstract class NetworkFixture {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final TronAddress ALICE = TronAddress.parse("41ef9d8f82f47c143e49faa540c71e25a84a5f1acb");
    static final TronAddress BOB = TronAddress.parse("416defd3fce19c79642281db01500d03af850193b9");
    static final TxId TX = new TxId("6aa50121b1c4a8fd92f9916ec132eb32c2ed596f7e40666535463765aa725006");
    static final Instant EXPIRATION = Instant.ofEpochMilli(1_795_332_000_000L);
    static final Instant NOW = EXPIRATION.plusSeconds(10);
    static final SignedTransaction SIGNED = new SignedTransaction(new byte[] {1, 2, 3}, TX, EXPIRATION, 1L);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<FakeNode> nodes = new ArrayList<>();
    static Vertx vertx;

    @BeforeAll
    static void openVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void closeVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void closeNodes() {
        nodes.forEach(FakeNode::close);
    }

    FakeNode node() {
        FakeNode node = FakeNode.start(vertx);
        nodes.add(node);
        return node;
    }

    HttpTronNetwork network(FakeNode... asked) {
        return network(limits(Duration.ofSeconds(10)), asked);
    }

    HttpTronNetwork network(CallLimits limits, FakeNode... asked) {
        return network(limits, Stream.of(asked).map(FakeNode::endpoint).toArray(NodeEndpoint[]::new));
    }

    HttpTronNetwork network(CallLimits limits, NodeEndpoint... endpoints) {
        return new HttpTronNetwork(
                io.vertx.mutiny.core.Vertx.newInstance(vertx), new NodeList(List.of(endpoints)), limits, meters);
    }

    HttpTronNetwork network(NodeTools tools, NodeEndpoint... endpoints) {
        return new HttpTronNetwork(
                new WebTransport(io.vertx.mutiny.core.Vertx.newInstance(vertx), tools.limits()),
                new NodeList(List.of(endpoints)),
                tools);
    }

    HttpTronNetwork network(NodeRules rules, FakeNode... asked) {
        return network(tools(rules), Stream.of(asked).map(FakeNode::endpoint).toArray(NodeEndpoint[]::new));
    }

    /** The chain's clock stands just after the recorded head. */
    NodeTools tools(NodeRules rules) {
        return tools(rules, System::nanoTime);
    }

    NodeTools tools(NodeRules rules, LongSupplier nanos) {
        return new NodeTools(
                limits(Duration.ofSeconds(10)), rules, () -> NOW, () -> NOW, nanos, SharedTurns.none(), meters);
    }

    /** The standard rules, but for these settings: {@code joule.nodes.…} without the prefix, and its value. */
    static NodeRules rules(String... settings) {
        Map<String, String> changed = new TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            changed.put("joule.nodes." + settings[i], settings[i + 1]);
        }
        return NodeRules.of(TestNode.config(NodesConfig.class, changed));
    }

    static CallLimits limits(Duration timeout) {
        return new CallLimits(timeout, timeout, 32, 15, 200_000, 3, Duration.ofMinutes(5), Duration.ofSeconds(60));
    }

    /** What getblockbylimitnext answers for one block with these transactions. */
    static String blockWith(long height, TxId... transactions) {
        String inside = Stream.of(transactions)
                .map(id -> "{\"txID\":\"%s\",\"ret\":[{\"contractRet\":\"SUCCESS\"}],\"raw_data\":{\"contract\":[]}}"
                        .formatted(id.hex()))
                .collect(Collectors.joining(","));
        return ("{\"block\":[{\"blockID\":\"%016x%048x\",\"block_header\":{\"raw_data\":{\"number\":%d,"
                        + "\"parentHash\":\"%064x\",\"timestamp\":1795331649000}},\"transactions\":[%s]}]}")
                .formatted(height, 1, height, 2, inside);
    }

    static <T> T get(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    /** Every read of the port, by name. */
    static Map<String, Function<TronNetwork, Uni<?>>> reads() {
        Map<String, Function<TronNetwork, Uni<?>>> reads = new TreeMap<>();
        reads.put("head", TronNetwork::head);
        reads.put("solidHead", TronNetwork::solidHead);
        reads.put("block", network -> network.block(286));
        reads.put("solidBlocks", network -> network.solidBlocks(285, 287));
        reads.put("account", network -> network.account(ALICE));
        reads.put("resources", network -> network.resources(ALICE));
        reads.put("delegatable", network -> network.delegatable(ALICE));
        reads.put("delegated", network -> network.delegated(ALICE, BOB));
        reads.put("delegatedOut", network -> network.delegatedOut(ALICE));
        reads.put("holdings", network -> network.holdings(ALICE, Optional.of(BOB)));
        reads.put("parameters", TronNetwork::parameters);
        reads.put("fate", network -> network.fate(TX, EXPIRATION));
        reads.put("infos", network -> network.infos(286));
        reads.put("solidInfos", network -> network.solidInfos(286));
        reads.put("solidInfo", network -> network.solidInfo(TX));
        reads.put("solidTransaction", network -> network.solidTransaction(TX));
        reads.put("call", network -> network.call(ALICE, BOB, "decimals()", ""));
        return reads;
    }
}
