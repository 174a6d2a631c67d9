package io.joule.chaintx;

import io.joule.base.Check;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.chaintx.ChainTxSql.Move;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Moves transactions on, with what follows from it in the same SQL transaction: many in one where their listener can
 * bear that, and each in its own where it can't, or where one of the many stands in the others' way.
 */
@ApplicationScoped
class Transitions {

    private static final Logger LOG = Logger.getLogger(Transitions.class);
    private static final int MANY = 256;
    private static final int AT_ONCE = 4;

    private final ChainTxSql chainTxSql;
    private final Sql sql;
    private final Clock clock;
    private final ChainTxConfig config;
    private final Map<Purpose, ChainTxListener> listeners = new EnumMap<>(Purpose.class);

    Transitions(
            ChainTxSql chainTxSql, Sql sql, Clock clock, ChainTxConfig config, @All List<ChainTxListener> listeners) {
        this.chainTxSql = chainTxSql;
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        listeners.forEach(
                l -> Check.that(this.listeners.put(l.purpose(), l) == null, "two listeners for %s", l.purpose()));
    }

    /**
     * What became of many steps. In neither list is what somebody else had moved meanwhile, or what the step means
     * nothing to.
     *
     * @param moved as they are now
     * @param failed as they were: their listener, or the database, did not take it
     */
    record Outcome(List<ChainTx> moved, List<ChainTx> failed) {

        static final Outcome NONE = new Outcome(List.of(), List.of());

        private Outcome and(Outcome other) {
            return new Outcome(joined(moved, other.moved), joined(failed, other.failed));
        }

        private static List<ChainTx> joined(List<ChainTx> some, List<ChainTx> more) {
            List<ChainTx> all = new ArrayList<>(some);
            all.addAll(more);
            return all;
        }
    }

    /** Takes one step; false when it was already moved by another. Fails when its listener does. */
    Uni<Boolean> apply(Step step) {
        return move(step)
                .map(legal -> move(List.of(legal)).map(moved -> !moved.isEmpty()))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    /** Takes all steps; one that fails is logged and stops none of the others. */
    Uni<Outcome> applyAll(List<Step> steps) {
        List<Move> moves = steps.stream().flatMap(step -> move(step).stream()).toList();
        List<Uni<Outcome>> parts = new ArrayList<>();
        moves.stream()
                .filter(this::sharesWithOthers)
                .collect(Collectors.groupingBy(
                        m -> m.tx().purpose(), () -> new EnumMap<>(Purpose.class), Collectors.toList()))
                .values()
                .forEach(alike -> parts.addAll(chunks(alike)));
        parts.add(Uni.createFrom()
                .deferred(() -> eachAlone(
                        moves.stream().filter(m -> !sharesWithOthers(m)).toList())));
        return added(Multi.createFrom().iterable(parts).onItem().transformToUniAndConcatenate(Function.identity()));
    }

    private List<Uni<Outcome>> chunks(List<Move> alike) {
        List<Uni<Outcome>> chunks = new ArrayList<>();
        for (int from = 0; from < alike.size(); from += MANY) {
            List<Move> chunk = alike.subList(from, Math.min(alike.size(), from + MANY));
            chunks.add(Uni.createFrom().deferred(() -> chunk.size() == 1 ? eachAlone(chunk) : together(chunk)));
        }
        return chunks;
    }

    private Uni<Outcome> together(List<Move> moves) {
        return move(moves)
                .map(moved -> new Outcome(moved, List.of()))
                .onFailure()
                .recoverWithUni(e -> {
                    LOG.warnf("%d changes at once failed, so each is made by itself: %s", moves.size(), e);
                    return eachAlone(moves);
                });
    }

    private Uni<Outcome> eachAlone(List<Move> moves) {
        return added(Multi.createFrom()
                .iterable(moves)
                .onItem()
                .transformToUni(this::alone)
                .merge(AT_ONCE));
    }

    private Uni<Outcome> alone(Move move) {
        return move(List.of(move))
                .map(moved -> new Outcome(moved, List.of()))
                .onFailure()
                .invoke(e -> LOG.warnf(
                        "%s could not be moved on and is looked at again: %s",
                        move.tx().signed().id(), e))
                .onFailure()
                .recoverWithItem(() -> new Outcome(List.of(), List.of(move.tx())));
    }

    private static Uni<Outcome> added(Multi<Outcome> parts) {
        return parts.collect()
                .in(() -> new ArrayList<Outcome>(), List::add)
                .map(all -> all.stream().reduce(Outcome.NONE, Outcome::and));
    }

    private Optional<Move> move(Step step) {
        return ChainTxStatus.TABLE
                .next(step.tx().status(), step.event())
                .map(next -> new Move(step.tx(), next, step.facts(), nextLook(step)));
    }

    /** All of one purpose. */
    private Uni<List<ChainTx>> move(List<Move> moves) {
        return moves.stream().allMatch(Transitions::concernsNobody)
                ? chainTxSql.move(sql.pool(), moves)
                : sql.transaction(c -> chainTxSql.move(c, moves).call(moved -> tell(c, moves, moved)));
    }

    /** One more send is the transaction's own affair; seen in a block again, it may be another block. */
    private static boolean concernsNobody(Move move) {
        return move.tx().status() == move.to() && move.to() != ChainTxStatus.INCLUDED;
    }

    private boolean sharesWithOthers(Move move) {
        return concernsNobody(move)
                || listeners.get(move.tx().purpose()).takesMany(move.tx().status(), move.to());
    }

    private Uni<Void> tell(SqlConnection c, List<Move> moves, List<ChainTx> moved) {
        Map<String, Move> byId = moves.stream()
                .collect(Collectors.toMap(m -> m.tx().signed().id().hex(), Function.identity()));
        List<ChainTxListener.Change> news = moved.stream()
                .filter(tx ->
                        tx.status() != ChainTxStatus.INCLUDED || tx.block().success())
                .filter(tx -> !concernsNobody(byId.get(tx.signed().id().hex())))
                .map(tx -> new ChainTxListener.Change(
                        tx, byId.get(tx.signed().id().hex()).tx().status()))
                .toList();
        news.forEach(n -> LOG.debugf(
                "transaction %s: %s -> %s",
                n.tx().signed().id(), n.before().word(), n.tx().status().word()));
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        ChainTxListener listener = listeners.get(news.get(0).tx().purpose());
        return moves.size() == 1
                ? listener.changed(c, news.get(0).tx(), news.get(0).before())
                : listener.changed(c, news);
    }

    private Instant nextLook(Step step) {
        if (step.event() == ChainTxEvent.GONE) {
            return clock.now();
        }
        int broadcasts = step.tx().broadcasts();
        String code = step.facts().answerCode();
        Duration wait = config.lookAfter().multipliedBy(1L << Math.min(broadcasts, 4));
        boolean busy = code != null && !code.equals("SUCCESS") && broadcasts < 2;
        Duration bounded = wait.compareTo(config.lookAtMost()) > 0 ? config.lookAtMost() : wait;
        return clock.now().plus(busy ? config.lookAfter().dividedBy(4) : bounded);
    }
}
