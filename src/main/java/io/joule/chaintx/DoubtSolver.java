package io.joule.chaintx;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.tron.Fate;
import io.joule.tron.TronNetwork;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Looks, by id, for transactions that no block has shown in time; sends the same bytes again while they may live. */
@ApplicationScoped
class DoubtSolver {

    private static final Logger LOG = Logger.getLogger(DoubtSolver.class);
    private static final int BATCH = 256;

    /** What is learned of so many is written down together; while one group asks, another writes. */
    private static final int GROUP = 64;

    private static final int GROUPS_AT_ONCE = 2;
    private static final int ASKED_AT_ONCE = 16;

    /** Longer than a look takes; whoever dies in the middle of one leaves it to the others after that. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final TronNetwork network;
    private final ChainTxService service;
    private final Transitions transitions;
    private final ChainTxSql chainTxSql;
    private final ChainView view;
    private final Sql sql;
    private final Clock clock;

    DoubtSolver(
            TronNetwork network,
            ChainTxService service,
            Transitions transitions,
            ChainTxSql chainTxSql,
            ChainView view,
            Sql sql,
            Clock clock) {
        this.network = network;
        this.service = service;
        this.transitions = transitions;
        this.chainTxSql = chainTxSql;
        this.view = view;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * True when more may wait for their turn. A group that fails keeps no other from its turn, and then fails the look.
     */
    Uni<Boolean> solve() {
        return chainTxSql
                .toLookFor(sql.pool(), clock.now(), clock.now().plus(CLAIM), BATCH)
                .chain(claimed -> Multi.createFrom()
                        .iterable(groups(claimed))
                        .onItem()
                        .transformToUni(this::lookFor)
                        .collectFailures()
                        .merge(GROUPS_AT_ONCE)
                        .collect()
                        .last()
                        .replaceWith(claimed.size() == BATCH));
    }

    private static List<List<ChainTx>> groups(List<ChainTx> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + GROUP)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + GROUP)))
                .toList();
    }

    private Uni<Void> lookFor(List<ChainTx> group) {
        return Multi.createFrom()
                .iterable(group)
                .onItem()
                .transformToUni(this::lookFor)
                .merge(ASKED_AT_ONCE)
                .collect()
                .asList()
                .chain(this::settle);
    }

    private Uni<Looked> lookFor(ChainTx tx) {
        return fate(tx).map(fate -> new Looked(tx, Optional.of(fate)))
                .onFailure()
                .invoke(e -> LOG.warnf("could not look for %s: %s", tx.signed().id(), e.getMessage()))
                .onFailure()
                .recoverWithItem(() -> new Looked(tx, Optional.empty()));
    }

    /** While a block may take it, that it is in none is no proof of anything, so nothing more is asked. */
    private Uni<Fate> fate(ChainTx tx) {
        return mayStillBeIncluded(tx)
                ? network.fate(tx.signed().id())
                : network.fate(tx.signed().id(), tx.expiresAt());
    }

    private Uni<Void> settle(List<Looked> group) {
        Map<Boolean, List<Looked>> leavesAgain = group.stream().collect(Collectors.partitioningBy(this::leavesAgain));
        List<Step> known = leavesAgain.get(false).stream().map(this::step).toList();
        List<ChainTx> again = leavesAgain.get(true).stream().map(Looked::tx).toList();
        // What fails goes to the end of the queue: others must not wait for one that fails again and again.
        return transitions
                .applyAll(known)
                .chain(outcome -> transitions.applyAll(
                        outcome.failed().stream().map(Step::waitOn).toList()))
                .chain(() -> service.sendAgain(again));
    }

    private boolean leavesAgain(Looked looked) {
        return looked.fate().filter(fate -> fate.kind() == Fate.Kind.OPEN).isPresent()
                && mayStillBeIncluded(looked.tx());
    }

    private Step step(Looked looked) {
        ChainTx tx = looked.tx();
        return looked.fate()
                .map(fate -> switch (fate.kind()) {
                    case INCLUDED -> Step.seen(tx, fate.info(), null);
                    case EXPIRED -> new Step(tx, ChainTxEvent.PROVEN_EXPIRED, Facts.none());
                    case OPEN -> Step.waitOn(tx);
                })
                .orElseGet(() -> Step.waitOn(tx));
    }

    /** Past its expiration no block takes it any more; only the proof is awaited. */
    private boolean mayStillBeIncluded(ChainTx tx) {
        return view.lastHead().map(head -> head.time().isBefore(tx.expiresAt())).orElse(true);
    }

    /** @param fate empty when nobody could tell */
    private record Looked(ChainTx tx, Optional<Fate> fate) {}
}
