package io.joule.chaintx;

import static io.joule.testing.Awaited.await;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.keys.Signer;
import io.joule.testing.TestNode;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One instance's parts of this package, put together by hand; its rounds are made by the test. */
public final class TestTracker {

    public final ChainTxService service;
    final ChainTxSql chainTxSql = new ChainTxSql();
    final Transitions transitions;
    final DoubtSolver doubt;
    final FinalityCheck finality;
    final Sql sql;
    private final ChainTracker tracker;

    public TestTracker(
            Vertx vertx,
            TronNetwork network,
            Signer signer,
            ChainView view,
            Sql sql,
            Clock clock,
            List<ChainTxListener> listeners) {
        this(vertx, network, signer, view, sql, clock, listeners, Map.of());
    }

    public TestTracker(
            Vertx vertx,
            TronNetwork network,
            Signer signer,
            ChainView view,
            Sql sql,
            Clock clock,
            List<ChainTxListener> listeners,
            Map<String, String> settings) {
        ChainTxConfig config = TestNode.config(ChainTxConfig.class, settings);
        this.sql = sql;
        transitions = new Transitions(chainTxSql, sql, clock, config, listeners);
        service = new ChainTxService(network, signer, view, chainTxSql, sql, clock, config, transitions);
        doubt = new DoubtSolver(network, service, transitions, chainTxSql, view, sql, clock);
        finality = new FinalityCheck(network, transitions, chainTxSql, view, sql);
        InclusionScan inclusion = new InclusionScan(network, transitions, chainTxSql, sql);
        tracker = new ChainTracker(view, inclusion, doubt, finality, chainTxSql, sql, config, vertx);
    }

    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    /** Looks at the chain once, as the loop does. */
    public void round() {
        await(look());
    }

    public Uni<Boolean> look() {
        return tracker.round();
    }

    /** Its loop, for a test that lets it run by itself. */
    public ChainTracker tracker() {
        return tracker;
    }

    // The loop's questions, for measuring.

    public Uni<?> open() {
        return chainTxSql.open(sql.pool());
    }

    public Uni<?> toLookFor() {
        return chainTxSql.toLookFor(sql.pool(), FAR, FAR, 64);
    }

    public Uni<?> highestIncluded() {
        return chainTxSql.highestIncluded(sql.pool(), Long.MAX_VALUE);
    }

    public Uni<?> included() {
        return chainTxSql.includedUpTo(sql.pool(), Long.MAX_VALUE, 500);
    }

    Uni<Long> nextTimestamp(TronAddress wallet, long nowMs) {
        return chainTxSql.nextTimestamp(sql.pool(), wallet, nowMs);
    }

    ChainTx find(TxId id) {
        return await(chainTxSql.find(sql.pool(), id)).orElseThrow();
    }
}
