package io.joule.tron;

import io.joule.base.Clock;
import io.joule.base.SystemClock;
import io.joule.cluster.SharedTurns;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the chain's beans from the configuration; each gives way to another bean of its type (the sandbox's). */
@Singleton
public class TronBeans {

    @Produces
    @Singleton
    @DefaultBean
    NodeList nodes(TronConfig config) {
        String text = config.nodes().orElse(kind(config).nodes());
        return NodeList.parse(text, config.apiKey());
    }

    @Produces
    @Singleton
    @DefaultBean
    Network network(TronConfig config, NodeList nodes) {
        NetworkKind kind = kind(config);
        return new Network(
                kind,
                nodes,
                config.usdtContract().or(kind::usdt).map(TronBeans::contract),
                config.explorerUrl().or(kind::explorer));
    }

    @Produces
    @ApplicationScoped
    @DefaultBean
    TronNetwork tronNetwork(
            TronConfig config,
            NodesConfig rules,
            NodeList nodes,
            Vertx vertx,
            Clock clock,
            SharedTurns shared,
            MeterRegistry meters) {
        CallLimits limits = CallLimits.of(config);
        NodeTools tools =
                new NodeTools(limits, NodeRules.of(rules), clock, new SystemClock(), System::nanoTime, shared, meters);
        return new HttpTronNetwork(new WebTransport(vertx, limits), nodes, tools);
    }

    @Produces
    @Singleton
    @DefaultBean
    TronScan tronScan(TronConfig config, Vertx vertx) {
        Optional<String> url =
                config.tronscan().url().or(kind(config)::tronScan).filter(text -> !text.equalsIgnoreCase("off"));
        return new TronScan(vertx, url, config.tronscan().apiKey(), CallLimits.of(config));
    }

    private static TronAddress contract(String text) {
        try {
            return TronAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("USDT_CONTRACT is wrong: " + e.getMessage(), e);
        }
    }

    static NetworkKind kind(TronConfig config) {
        NetworkKind unset = config.nodes().isPresent() ? NetworkKind.CUSTOM : NetworkKind.SANDBOX;
        return config.network().map(NetworkKind::parse).orElse(unset);
    }
}
