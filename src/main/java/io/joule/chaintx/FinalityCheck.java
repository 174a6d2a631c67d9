package io.joule.chaintx;

import io.joule.base.Each;
import io.joule.base.Sql;
import io.joule.tron.BlockRef;
import io.joule.tron.TransactionInfo;
import io.joule.tron.TronNetwork;
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
                : checkFork(Long.MAX_VALUE)
                        .chain(view::refreshSolid)
                        .chain(this::settleUpTo)
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
            case INCLUDED -> included(tx, fate.info(), fate.solid());
            case OPEN, EXPIRED -> transitions.apply(new Step(tx, ChainTxEvent.GONE, Facts.none()));
        });
    }

    private Uni<Boolean> included(ChainTx tx, TransactionInfo info, boolean solid) {
        return network.block(info.height())
                .chain(block -> transitions.apply(
                        Step.seen(tx, info, block.map(BlockRef::id).orElse(null), solid)));
    }

    private Uni<Void> settleUpTo(BlockRef solid) {
        return chainTxSql.includedUpTo(sql.pool(), solid.height(), BATCH).chain(all -> {
            Map<Long, List<ChainTx>> byBlock = all.stream()
                    .collect(Collectors.groupingBy(tx -> tx.block().height(), TreeMap::new, Collectors.toList()));
            return Multi.createFrom()
                    .iterable(byBlock.entrySet())
                    .onItem()
                    .transformToUniAndConcatenate(e -> settleBlock(e.getKey(), e.getValue()))
                    .collect()
                    .last()
                    .replaceWithVoid();
        });
    }

    private Uni<Void> settleBlock(long height, List<ChainTx> ours) {
        return network.solidInfos(height).chain(infos -> {
            Map<String, TransactionInfo> byId =
                    infos.stream().collect(Collectors.toMap(i -> i.id().hex(), i -> i, (a, b) -> a));
            Map<Boolean, List<ChainTx>> there = ours.stream()
                    .collect(Collectors.partitioningBy(
                            tx -> byId.containsKey(tx.signed().id().hex())));
            List<Step> settled = there.get(true).stream()
                    .map(tx -> Step.seen(
                            tx, byId.get(tx.signed().id().hex()), tx.block().id(), true))
                    .toList();
            return transitions.applyAll(settled).chain(() -> each(there.get(false), this::lookAgain));
        });
    }

    private static Uni<Void> each(List<ChainTx> all, Function<ChainTx, Uni<Boolean>> step) {
        return Each.atOnce(all, AT_ONCE, tx -> step.apply(tx).replaceWithVoid());
    }
}
