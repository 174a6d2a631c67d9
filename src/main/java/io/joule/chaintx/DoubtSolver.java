package io.joule.chaintx;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.tron.Fate;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Looks, by id, for transactions that no block has shown in time; sends the same bytes again while they may live. */
@ApplicationScoped
class DoubtSolver {

    private static final Logger LOG = Logger.getLogger(DoubtSolver.class);
    private static final int BATCH = 256;
    private static final int AT_ONCE = 32;

    /** Longer than a look takes; whoever dies in the middle of one leaves it to the others after that. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final TronNetwork network;
    private final ChainTxService service;
    private final ChainTxSql chainTxSql;
    private final ChainView view;
    private final Sql sql;
    private final Clock clock;

    DoubtSolver(
            TronNetwork network, ChainTxService service, ChainTxSql chainTxSql, ChainView view, Sql sql, Clock clock) {
        this.network = network;
        this.service = service;
        this.chainTxSql = chainTxSql;
        this.view = view;
        this.sql = sql;
        this.clock = clock;
    }

    /** True when more may wait for their turn. */
    Uni<Boolean> solve() {
        return chainTxSql
                .toLookFor(sql.pool(), clock.now(), clock.now().plus(CLAIM), BATCH)
                .chain(open -> Multi.createFrom()
                        .iterable(open)
                        .onItem()
                        .transformToUni(this::lookFor)
                        .merge(AT_ONCE)
                        .collect()
                        .last()
                        .replaceWith(open.size() == BATCH));
    }

    private Uni<Boolean> lookFor(ChainTx tx) {
        return network.fate(tx.signed().id(), tx.expiresAt())
                .chain(fate -> settle(tx, fate))
                .onFailure()
                .invoke(e -> LOG.warnf("could not look for %s: %s", tx.signed().id(), e.getMessage()))
                // It goes to the end of the queue: others must not wait for one that fails again and again.
                .onFailure()
                .recoverWithUni(() -> service.waitOn(tx))
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Boolean> settle(ChainTx tx, Fate fate) {
        return switch (fate.kind()) {
            case INCLUDED -> service.seen(tx, fate.info(), null, fate.solid());
            case EXPIRED -> service.apply(tx, ChainTxEvent.PROVEN_EXPIRED, Facts.none());
            case OPEN -> mayStillBeIncluded(tx) ? service.sendAgain(tx) : service.waitOn(tx);
        };
    }

    /** Past its expiration no block takes it any more; only the proof is awaited. */
    private boolean mayStillBeIncluded(ChainTx tx) {
        return view.lastHead().map(head -> head.time().isBefore(tx.expiresAt())).orElse(true);
    }
}
