package io.joule.chaintx;

import io.joule.base.Each;
import io.joule.base.Sql;
import io.joule.tron.AgreedBlock;
import io.joule.tron.BlockRef;
import io.joule.tron.Fate;
import io.joule.tron.TransactionInfo;
import io.joule.tron.TronNetwork;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Watches included transactions until their block is final, and notices when a block is rolled back before that. */
@ApplicationScoped
class FinalityCheck {

    private static final Logger LOG = Logger.getLogger(FinalityCheck.class);
    private static final int BATCH = 500;
    private static final int AT_ONCE = 4;

    private final TronNetwork network;
    private final Transitions transitions;
    private final ChainTxSql chainTxSql;
    private final ChainView view;
    private final Sql sql;
    private BlockRef checked;

    FinalityCheck(TronNetwork network, Transitions transitions, ChainTxSql chainTxSql, ChainView view, Sql sql) {
        this.network = network;
        this.transitions = transitions;
        this.chainTxSql = chainTxSql;
        this.view = view;
        this.sql = sql;
    }

    /** Nothing can have changed while the head is the same: each head is looked at once. */
    Uni<Void> check(BlockRef head) {
        return head.equals(checked)
                ? Uni.createFrom().voidItem()
                : view.refreshSolid()
                        .chain(this::settleUpTo)
                        .chain(() -> checkFork(Long.MAX_VALUE))
                        .invoke(() -> checked = head);
    }

    /** Blocks name their parents: if one of ours is still on the head chain, so are all below it. */
    private Uni<Void> checkFork(long below) {
        return chainTxSql.highestIncluded(sql.pool(), below).chain(ours -> {
            if (ours.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            long height = ours.get(0).block().height();
            return network.block(height).chain(now -> compare(height, ours, now.map(BlockRef::id)));
        });
    }

    private Uni<Void> compare(long height, List<ChainTx> ours, Optional<String> now) {
        List<ChainTx> elsewhere = ours.stream()
                .filter(tx -> !Optional.ofNullable(tx.block().id()).equals(now))
                .toList();
        if (elsewhere.isEmpty() && now.isPresent()) {
            return Uni.createFrom().voidItem();
        }
        LOG.debugf("block %d is not the one seen before: looking again at what was in it", height);
        return each(now.isPresent() ? elsewhere : ours, this::lookAgain).chain(() -> checkFork(height));
    }

    private Uni<Boolean> lookAgain(ChainTx tx) {
        return network.fate(tx.signed().id(), tx.expiresAt()).chain(fate -> switch (fate.kind()) {
            case INCLUDED -> included(tx, fate.info());
            case OPEN, EXPIRED -> transitions.apply(new Step(tx, ChainTxEvent.GONE, Facts.none()));
        });
    }

    private Uni<Boolean> included(ChainTx tx, TransactionInfo info) {
        return network.block(info.height())
                .chain(block -> transitions.apply(
                        Step.seen(tx, info, block.map(BlockRef::id).orElse(null))));
    }

    private Uni<Void> settleUpTo(BlockRef solid) {
        return chainTxSql.includedUpTo(sql.pool(), solid.height(), BATCH).chain(all -> {
            Map<Long, List<ChainTx>> byBlock = all.stream()
                    .collect(Collectors.groupingBy(tx -> tx.block().height(), TreeMap::new, Collectors.toList()));
            return Multi.createFrom()
                    .iterable(byBlock.entrySet())
                    .onItem()
                    .transformToUni(e -> settleBlock(e.getKey(), e.getValue()))
                    .collectFailures()
                    .concatenate()
                    .collect()
                    .last()
                    .replaceWithVoid();
        });
    }

    /** Final is what two nodes tell alike of the whole block, where there are two: no payment rests on one's word. */
    private Uni<Void> settleBlock(long height, List<ChainTx> ours) {
        return network.agreedBlocks(height, height + 1)
                .chain(agreed -> agreed.isEmpty() ? Uni.createFrom().voidItem() : settle(agreed.get(0), ours));
    }

    private Uni<Void> settle(AgreedBlock agreed, List<ChainTx> ours) {
        Map<TxId, Boolean> outcomes = agreed.block().outcomes();
        Map<Boolean, List<ChainTx>> there = ours.stream()
                .collect(Collectors.partitioningBy(
                        tx -> outcomes.containsKey(tx.signed().id())));
        return infos(agreed, there.get(true))
                .chain(infos -> transitions.applyAll(infos.stream()
                        .flatMap(info -> settled(agreed, info, there.get(true)).stream())
                        .toList()))
                .chain(() -> each(there.get(false), tx -> notIn(agreed.block().ref(), tx)));
    }

    private Uni<List<TransactionInfo>> infos(AgreedBlock agreed, List<ChainTx> inside) {
        return inside.isEmpty() || !agreed.infos().isEmpty()
                ? Uni.createFrom().item(agreed.infos())
                : network.solidInfos(agreed.block().ref().height());
    }

    /** Nothing is believed of a transaction whose end is told in two ways. */
    private static Optional<Step> settled(AgreedBlock agreed, TransactionInfo info, List<ChainTx> inside) {
        boolean same = agreed.block().outcomes().getOrDefault(info.id(), false) == info.success();
        return inside.stream()
                .filter(tx -> tx.signed().id().equals(info.id()))
                .findFirst()
                .filter(tx -> same || isToldInTwoWays(tx))
                .map(tx -> Step.settled(tx, info, agreed.block().ref().id()));
    }

    private static boolean isToldInTwoWays(ChainTx tx) {
        LOG.warnf(
                "the end of %s is told in two ways, and neither is believed",
                tx.signed().id());
        return false;
    }

    /** Whoever says that it is in this very block is wrong: the final block is known. */
    private Uni<Boolean> notIn(BlockRef block, ChainTx tx) {
        return network.fate(tx.signed().id(), tx.expiresAt())
                .chain(fate -> fate.kind() == Fate.Kind.INCLUDED && fate.info().height() != block.height()
                        ? included(tx, fate.info())
                        : transitions.apply(new Step(tx, ChainTxEvent.GONE, Facts.none())));
    }

    private static Uni<Void> each(List<ChainTx> all, Function<ChainTx, Uni<Boolean>> step) {
        return Each.atOnce(all, AT_ONCE, tx -> step.apply(tx).replaceWithVoid());
    }
}
