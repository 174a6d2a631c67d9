package io.joule.watch;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.chaintx.ChainTracker;
import io.joule.chaintx.ChainView;
import io.joule.delegation.Engine;
import io.joule.deposit.DepositScanner;
import io.joule.order.Intake;
import io.joule.payout.Payouts;
import io.joule.tron.BlockRef;
import io.joule.tron.NodesReport;
import io.joule.tron.TronNetwork;
import io.joule.watch.books.Findings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks database, node, engine, deposits, books and orders how they are. Each question ends in bounded time, and an
 * answer holds for a moment, so that whoever asks often (anyone may) costs nothing.
 */
@ApplicationScoped
public class HealthService {

    static final String BOOKS = "books";

    static final String ORDERS = "orders";

    private static final Duration PATIENCE = Duration.ofMillis(1500);
    /** Longer than any question takes, so that no two rounds run at once. */
    private static final Duration HOLDS = Duration.ofSeconds(2);
    /** A block comes every 3 s: after a minute without one the node, or the network, stands still. */
    private static final Duration HEAD_AGE = Duration.ofMinutes(1);

    private final Sql sql;
    private final ChainView chain;
    private final TronNetwork network;
    private final ChainTracker tracker;
    private final Engine engine;
    private final Payouts payouts;
    private final DepositScanner deposits;
    private final Findings findings;
    private final Intake intake;
    private final Clock clock;
    private final Uni<Health> current;
    private volatile Instant askedAt = Instant.EPOCH;

    HealthService(
            Sql sql,
            ChainView chain,
            TronNetwork network,
            ChainTracker tracker,
            Engine engine,
            Payouts payouts,
            DepositScanner deposits,
            Findings findings,
            Intake intake,
            Clock clock) {
        this.sql = sql;
        this.chain = chain;
        this.network = network;
        this.tracker = tracker;
        this.engine = engine;
        this.payouts = payouts;
        this.deposits = deposits;
        this.findings = findings;
        this.intake = intake;
        this.clock = clock;
        this.current = Uni.createFrom().deferred(this::ask).memoize().until(this::isOld);
    }

    /** Never fails. */
    public Uni<Health> health() {
        return current;
    }

    private boolean isOld() {
        // A clock that was put back must not freeze the answer.
        return Duration.between(askedAt, clock.now()).abs().compareTo(HOLDS) > 0;
    }

    private Uni<Health> ask() {
        askedAt = clock.now();
        return Uni.join()
                .all(
                        database(),
                        node(),
                        Uni.createFrom().item(this::engine),
                        Uni.createFrom().item(this::deposits),
                        books(),
                        orders())
                .andFailFast()
                .map(Health::of);
    }

    private Uni<HealthCheck> database() {
        return sql.pool()
                .query("select 1")
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> new HealthCheck("database", HealthStatus.HEALTHY, "answers"))
                .onFailure()
                .recoverWithItem(new HealthCheck("database", HealthStatus.UNHEALTHY, "does not answer"));
    }

    private Uni<HealthCheck> node() {
        return chain.freshHead()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(this::node)
                .onFailure()
                .recoverWithItem(() -> new HealthCheck(
                        "node", HealthStatus.DEGRADED, "no TRON node answers" + NodeWords.trouble(network.nodes())));
    }

    private HealthCheck node(BlockRef head) {
        Duration age = Duration.between(head.time(), clock.now());
        NodesReport report = network.nodes();
        boolean well = age.compareTo(HEAD_AGE) <= 0 && report.allWell();
        String detail = "head block %d, %d s old".formatted(head.height(), Math.max(0, age.toSeconds()));
        return new HealthCheck(
                "node", well ? HealthStatus.HEALTHY : HealthStatus.DEGRADED, detail + NodeWords.trouble(report));
    }

    private HealthCheck engine() {
        boolean well = engine.healthy() && tracker.healthy() && payouts.healthy();
        return well
                ? new HealthCheck("engine", HealthStatus.HEALTHY, "orders, reclaims, payouts and chain are followed")
                : new HealthCheck("engine", HealthStatus.DEGRADED, "its last round failed; it tries again by itself");
    }

    private HealthCheck deposits() {
        if (deposits.fault().isPresent()) {
            return new HealthCheck(
                    "deposits",
                    HealthStatus.UNHEALTHY,
                    "stopped: " + deposits.fault().get());
        }
        return deposits.healthy()
                ? new HealthCheck("deposits", HealthStatus.HEALTHY, "final blocks are read")
                : new HealthCheck("deposits", HealthStatus.DEGRADED, "its last round failed; it tries again by itself");
    }

    private Uni<HealthCheck> books() {
        return findings.open()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(HealthService::books)
                .onFailure()
                .recoverWithItem(new HealthCheck(BOOKS, HealthStatus.DEGRADED, "can't be asked"));
    }

    private static HealthCheck books(long open) {
        return open == 0
                ? new HealthCheck(BOOKS, HealthStatus.HEALTHY, "no open findings")
                : new HealthCheck(
                        BOOKS, HealthStatus.DEGRADED, "%d open findings: GET /api/findings?state=open".formatted(open));
    }

    private Uni<HealthCheck> orders() {
        return intake.paused()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(paused -> paused.map(since -> new HealthCheck(
                                ORDERS, HealthStatus.DEGRADED, "new ones are paused since " + since.since()))
                        .orElse(new HealthCheck(ORDERS, HealthStatus.HEALTHY, "new ones are taken")))
                .onFailure()
                .recoverWithItem(new HealthCheck(ORDERS, HealthStatus.DEGRADED, "can't be asked"));
    }
}
