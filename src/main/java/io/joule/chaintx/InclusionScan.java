package io.joule.chaintx;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Reads each new block once and finds our open transactions in it: one question per block, however many are open. */
@ApplicationScoped
class InclusionScan {

    private static final Logger LOG = Logger.getLogger(InclusionScan.class);

    /** Blocks further back than this are not read one by one; what they hold is looked for by id. */
    private static final long LOOK_BACK = 20;

    private final TronNetwork network;
    private final Transitions transitions;
    private final ChainTxSql chainTxSql;
    private final Sql sql;
    private long scannedTo = -1;

    InclusionScan(TronNetwork network, Transitions transitions, ChainTxSql chainTxSql, Sql sql) {
        this.network = network;
        this.transitions = transitions;
        this.chainTxSql = chainTxSql;
        this.sql = sql;
    }

    /** Nothing is open: remember the head, so that the next scan begins here. */
    void idle(BlockRef head) {
        scannedTo = head.height() - 1;
    }

    Uni<Void> scan(BlockRef head) {
        boolean wentBack = head.height() < scannedTo;
        long from = wentBack ? head.height() : Math.max(scannedTo + 1, head.height() - LOOK_BACK);
        return Multi.createFrom()
                .range(0, (int) (head.height() - from + 1))
                .onItem()
                .transformToUniAndConcatenate(i -> scanBlock(from + i))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Long> scanBlock(long height) {
        return network.infos(height)
                .chain(this::settle)
                .invoke(() -> scannedTo = height)
                .replaceWith(height);
    }

    private Uni<Void> settle(List<TransactionInfo> infos) {
        if (infos.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<String, TransactionInfo> byId =
                infos.stream().collect(Collectors.toMap(i -> i.id().hex(), Function.identity(), (a, b) -> a));
        return chainTxSql
                .byIds(sql.pool(), List.copyOf(byId.keySet()))
                .chain(ours -> ours.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : blockId(infos.get(0).height()).chain(id -> seen(ours, byId, id)));
    }

    private Uni<Optional<String>> blockId(long height) {
        return network.block(height).map(block -> block.map(BlockRef::id));
    }

    private Uni<Void> seen(List<ChainTx> ours, Map<String, TransactionInfo> infos, Optional<String> blockId) {
        List<Step> steps = ours.stream()
                .map(tx -> Step.seen(tx, infos.get(tx.signed().id().hex()), blockId.orElse(null)))
                .toList();
        steps.forEach(InclusionScan::reportUnlikely);
        return transitions.applyAll(steps).replaceWithVoid();
    }

    private static void reportUnlikely(Step step) {
        ChainTx tx = step.tx();
        if (tx.status() == ChainTxStatus.REFUSED || tx.status() == ChainTxStatus.EXPIRED) {
            LOG.errorf(
                    "transaction %s counts as %s and is in block %d: its %s needs a person",
                    tx.signed().id(),
                    tx.status().word(),
                    step.facts().block().height(),
                    tx.purpose().word());
        }
    }
}
