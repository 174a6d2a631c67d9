package io.joule.chaintx;

import io.joule.base.Check;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.keys.Signer;
import io.joule.tron.BlockRef;
import io.joule.tron.BroadcastAnswer;
import io.joule.tron.Fate;
import io.joule.tron.SignedTransaction;
import io.joule.tron.TransactionBuilder;
import io.joule.tron.TransactionInfo;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.joule.tron.UnsignedTransaction;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes, writes down, sends and moves on signed transactions. What an event means is {@link ChainTxStatus#TABLE}'s. */
@ApplicationScoped
public class ChainTxService {

    private static final Logger LOG = Logger.getLogger(ChainTxService.class);

    private final TronNetwork network;
    private final Signer signer;
    private final ChainView view;
    private final ChainTxSql chainTxSql;
    private final Sql sql;
    private final Clock clock;
    private final ChainTxConfig config;
    private final Map<Purpose, ChainTxListener> listeners = new EnumMap<>(Purpose.class);

    ChainTxService(
            TronNetwork network,
            Signer signer,
            ChainView view,
            ChainTxSql chainTxSql,
            Sql sql,
            Clock clock,
            ChainTxConfig config,
            @All List<ChainTxListener> listeners) {
        this.network = network;
        this.signer = signer;
        this.view = view;
        this.chainTxSql = chainTxSql;
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        listeners.forEach(
                l -> Check.that(this.listeners.put(l.purpose(), l) == null, "two listeners for %s", l.purpose()));
    }

    /** Builds and signs; nothing is written down yet and nothing leaves. */
    public Uni<SignedTransaction> prepare(TransactionPlan plan) {
        return Uni.combine()
                .all()
                .unis(
                        view.reference(),
                        view.freshHead(),
                        chainTxSql.nextTimestamp(sql.pool(), plan.owner(), clock.millis()))
                .asTuple()
                .map(t -> build(plan, t.getItem1(), t.getItem2().time(), t.getItem3()))
                .chain(unsigned -> signer.sign(plan, unsigned));
    }

    /**
     * True when no earlier transaction of this purpose can take effect any more, so that another may be signed, or the
     * matter given up. A refused one counts as gone only with the proof that an expired one has: where money would
     * leave twice, a node's word is not enough.
     */
    public Uni<Boolean> isClear(Purpose purpose, UUID subject) {
        return chainTxSql.of(sql.pool(), purpose, subject).chain(all -> {
            boolean live = all.stream().anyMatch(tx -> !tx.status().isOver());
            List<ChainTx> refused = all.stream()
                    .filter(tx -> tx.status() == ChainTxStatus.REFUSED)
                    .toList();
            return live ? Uni.createFrom().item(false) : areGone(refused);
        });
    }

    private Uni<Boolean> areGone(List<ChainTx> refused) {
        return Multi.createFrom()
                .iterable(refused)
                .onItem()
                .transformToUniAndConcatenate(tx -> network.fate(tx.signed().id(), tx.expiresAt()))
                .collect()
                .asList()
                .map(fates -> fates.stream().allMatch(fate -> fate.kind() == Fate.Kind.EXPIRED));
    }

    /**
     * Writes the signed bytes down, in the caller's SQL transaction. Fails on the unique index when this subject
     * already has a live transaction of this purpose. Call {@link #send} after the commit, and only then.
     */
    public Uni<Void> write(
            SqlConnection tx, Purpose purpose, UUID subject, TronAddress wallet, SignedTransaction signed) {
        Instant now = clock.now();
        return chainTxSql
                .insert(tx, purpose, subject, wallet, signed, now, now.plus(config.lookAfter()))
                .chain(() -> Sql.notify(tx, Topic.CHAIN));
    }

    /** The first send of bytes that are written down. Never fails because of the node: the tracker finds out. */
    public Uni<Void> send(SignedTransaction signed) {
        return network.broadcast(signed)
                .chain(answer ->
                        chainTxSql.find(sql.pool(), signed.id()).chain(tx -> firstAnswer(tx.orElseThrow(), answer)))
                .replaceWithVoid();
    }

    /**
     * The same bytes once more, noted before they leave: from then on no answer is a verdict, neither this one nor that
     * of the first send, should it still come.
     */
    Uni<Boolean> sendAgain(ChainTx tx) {
        LOG.debugf(
                "transaction %s is in doubt: sending the same bytes again",
                tx.signed().id());
        return move(tx, ChainTxEvent.SENT, Facts.sending())
                .chain(noted -> noted.isEmpty()
                        ? Uni.createFrom().item(false)
                        : network.broadcast(tx.signed())
                                .chain(answer -> apply(noted.get(), ChainTxEvent.SENT, Facts.answered(answer, 0))));
    }

    /** It was found in a block; what that means depends on whether the block is final and the call succeeded. */
    Uni<Boolean> seen(ChainTx tx, TransactionInfo info, String blockId, boolean solid) {
        ChainTxEvent last = info.success() ? ChainTxEvent.SEEN_SOLID : ChainTxEvent.FAILED_SOLID;
        return apply(tx, solid ? last : ChainTxEvent.SEEN_IN_BLOCK, Facts.in(info, blockId));
    }

    /** Only the time of the next look moves. */
    Uni<Boolean> waitOn(ChainTx tx) {
        return apply(tx, ChainTxEvent.SENT, Facts.none());
    }

    /**
     * Moves {@code tx} on in one SQL transaction with what follows from it; false when it was already moved by another.
     */
    Uni<Boolean> apply(ChainTx tx, ChainTxEvent event, Facts facts) {
        return move(tx, event, facts).map(Optional::isPresent);
    }

    /** The same, with the transaction as it is then. */
    private Uni<Optional<ChainTx>> move(ChainTx tx, ChainTxEvent event, Facts facts) {
        Optional<ChainTxStatus> next = ChainTxStatus.TABLE.next(tx.status(), event);
        if (next.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Instant look = event == ChainTxEvent.GONE ? clock.now() : nextLook(tx, facts);
        if (concernsNobody(tx.status(), next.get())) {
            return chainTxSql.move(sql.pool(), tx, next.get(), facts, look);
        }
        return sql.transaction(c -> chainTxSql
                .move(c, tx, next.get(), facts, look)
                .call(moved -> moved.isEmpty() ? Uni.createFrom().voidItem() : tell(c, moved.get(), tx.status())));
    }

    /** One more send is the transaction's own affair; seen in a block again, it may be another block. */
    private static boolean concernsNobody(ChainTxStatus before, ChainTxStatus after) {
        return before == after && after != ChainTxStatus.INCLUDED;
    }

    private Uni<Boolean> firstAnswer(ChainTx tx, BroadcastAnswer answer) {
        boolean first = tx.status() == ChainTxStatus.SIGNED && tx.broadcasts() == 0;
        boolean turnedAway = first && answer.meaning() == BroadcastAnswer.Meaning.REFUSED;
        if (answer.meaning() != BroadcastAnswer.Meaning.ACCEPTED) {
            LOG.infof(
                    "broadcast of %s (%s): %s %s",
                    tx.signed().id(), tx.purpose().word(), answer.code(), answer.message());
        }
        return apply(tx, turnedAway ? ChainTxEvent.TURNED_AWAY : ChainTxEvent.SENT, Facts.answered(answer, 1));
    }

    private Uni<Void> tell(SqlConnection c, ChainTx tx, ChainTxStatus before) {
        if (tx.status() == ChainTxStatus.INCLUDED && !tx.block().success()) {
            return Uni.createFrom().voidItem();
        }
        LOG.debugf(
                "transaction %s: %s -> %s",
                tx.signed().id(), before.word(), tx.status().word());
        return listeners.get(tx.purpose()).changed(c, tx, before);
    }

    private UnsignedTransaction build(TransactionPlan plan, BlockRef reference, Instant headTime, long timestampMs) {
        return TransactionBuilder.build(plan, reference, headTime.plus(config.expiration()), timestampMs);
    }

    private Instant nextLook(ChainTx tx, Facts facts) {
        Duration wait = config.lookAfter().multipliedBy(1L << Math.min(tx.broadcasts(), 4));
        boolean busy = facts.answerCode() != null && !facts.answerCode().equals("SUCCESS") && tx.broadcasts() < 2;
        Duration bounded = wait.compareTo(config.lookAtMost()) > 0 ? config.lookAtMost() : wait;
        return clock.now().plus(busy ? config.lookAfter().dividedBy(4) : bounded);
    }
}
