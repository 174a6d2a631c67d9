package io.joule.chaintx;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.keys.Signer;
import io.joule.tron.BlockRef;
import io.joule.tron.BroadcastAnswer;
import io.joule.tron.Fate;
import io.joule.tron.SignedTransaction;
import io.joule.tron.TransactionBuilder;
import io.joule.tron.TransactionPlan;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.joule.tron.UnsignedTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes, writes down and sends signed transactions. */
@ApplicationScoped
public class ChainTxService {

    private static final Logger LOG = Logger.getLogger(ChainTxService.class);
    private static final int AT_ONCE = 16;

    private final TronNetwork network;
    private final Signer signer;
    private final ChainView view;
    private final ChainTxSql chainTxSql;
    private final Sql sql;
    private final Clock clock;
    private final ChainTxConfig config;
    private final Transitions transitions;

    ChainTxService(
            TronNetwork network,
            Signer signer,
            ChainView view,
            ChainTxSql chainTxSql,
            Sql sql,
            Clock clock,
            ChainTxConfig config,
            Transitions transitions) {
        this.network = network;
        this.signer = signer;
        this.view = view;
        this.chainTxSql = chainTxSql;
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.transitions = transitions;
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
    Uni<Void> sendAgain(List<ChainTx> doubtful) {
        return transitions
                .applyAll(doubtful.stream()
                        .map(tx -> new Step(tx, ChainTxEvent.SENT, Facts.sending()))
                        .toList())
                .chain(noted -> Multi.createFrom()
                        .iterable(noted.moved())
                        .onItem()
                        .transformToUni(this::answerTo)
                        .collectFailures()
                        .merge(AT_ONCE)
                        .collect()
                        .asList())
                .chain(transitions::applyAll)
                .replaceWithVoid();
    }

    private Uni<Step> answerTo(ChainTx noted) {
        LOG.debugf(
                "transaction %s is in doubt: sending the same bytes again",
                noted.signed().id());
        return network.broadcast(noted.signed())
                .map(answer -> new Step(noted, ChainTxEvent.SENT, Facts.answered(answer, 0)));
    }

    private Uni<Boolean> firstAnswer(ChainTx tx, BroadcastAnswer answer) {
        boolean first = tx.status() == ChainTxStatus.SIGNED && tx.broadcasts() == 0;
        boolean turnedAway = first && answer.meaning() == BroadcastAnswer.Meaning.REFUSED;
        if (answer.meaning() != BroadcastAnswer.Meaning.ACCEPTED) {
            LOG.infof(
                    "broadcast of %s (%s): %s %s",
                    tx.signed().id(), tx.purpose().word(), answer.code(), answer.message());
        }
        return transitions.apply(
                new Step(tx, turnedAway ? ChainTxEvent.TURNED_AWAY : ChainTxEvent.SENT, Facts.answered(answer, 1)));
    }

    private UnsignedTransaction build(TransactionPlan plan, BlockRef reference, Instant headTime, long timestampMs) {
        return TransactionBuilder.build(plan, reference, headTime.plus(config.expiration()), timestampMs);
    }
}
