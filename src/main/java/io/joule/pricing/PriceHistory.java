package io.joule.pricing;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.cluster.OncePerCluster;
import io.joule.tron.Energy;
import io.joule.tron.NodeTrouble;
import io.joule.tron.TronNetwork;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Remembers for a month what energy cost here, and what the chain burned for it. */
@ApplicationScoped
public class PriceHistory {

    /** The series of what the chain burns. */
    public static final String BURN = "burn";

    private static final Logger LOG = Logger.getLogger(PriceHistory.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Energy USUAL = new Energy(65_000);

    private final PriceBook prices;
    private final TronNetwork network;
    private final OncePerCluster cluster;
    private final Sql sql;
    private final Clock clock;
    private final PriceHistorySql history = new PriceHistorySql();

    PriceHistory(PriceBook prices, TronNetwork network, OncePerCluster cluster, Sql sql, Clock clock) {
        this.prices = prices;
        this.network = network;
        this.cluster = cluster;
        this.sql = sql;
        this.clock = clock;
    }

    /** Of these series: the price that held at {@code from}, and every one since; by series, oldest first. */
    public Uni<List<PricePoint>> since(Collection<String> series, Instant from) {
        return history.since(sql.pool(), series, from);
    }

    /** What a unit costs now for a usual amount, by duration; from memory. Without the durations that are not sold. */
    public Map<String, Long> rents() {
        return prices.find(USUAL).stream().collect(Collectors.toMap(Quote::duration, Quote::sunPerEnergy));
    }

    /** Writes down what has changed; one instance does it for all. */
    @Scheduled(
            every = "${joule.pricing.history-every:5m}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return cluster.ifMine("price history", lease -> record())
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.warnf("the prices of now could not be written down: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Without the chain's part where no node answers. */
    Uni<Void> record() {
        Instant now = clock.now();
        Map<String, Long> found = new TreeMap<>(rents());
        return burned().invoke(sun -> sun.ifPresent(fee -> found.put(BURN, fee)))
                .chain(() -> history.record(sql.pool(), found, now, AT_LEAST_EVERY))
                .chain(() -> history.forget(sql.pool(), now.minus(KEPT)));
    }

    /** Empty when no node answers, of which the nodes' own watch tells. */
    private Uni<Optional<Long>> burned() {
        return network.parameters()
                .map(parameters -> Optional.of(parameters.energyFee().value()))
                .onFailure(NodeTrouble.class)
                .recoverWithItem(Optional.empty());
    }
}
