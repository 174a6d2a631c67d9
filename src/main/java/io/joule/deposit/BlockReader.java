package io.joule.deposit;

import io.joule.base.Check;
import io.joule.tron.BlockRef;
import io.joule.tron.Network;
import io.joule.tron.OnChainTransaction;
import io.joule.tron.TransactionInfo;
import io.joule.tron.TronAddress;
import io.joule.tron.TronNetwork;
import io.joule.tron.TronNetwork.SolidBlock;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads runs of blocks for payments: one question for the run, and one for each block in which a contract was called. A
 * block is read whole or not at all: a node that does not (yet) tell of one of its calls is asked again.
 */
@ApplicationScoped
class BlockReader {

    private final TronNetwork chain;
    private final DepositAddress address;
    private final Network network;
    private final DepositConfig config;

    BlockReader(TronNetwork chain, DepositAddress address, Network network, DepositConfig config) {
        this.chain = chain;
        this.address = address;
        this.network = network;
        this.config = config;
    }

    /** False where no deposits are taken: then there is nothing to read for. */
    boolean isOpen() {
        return address.get().isPresent();
    }

    /**
     * Final blocks {@code [from, to)} in order, as far as they are there and two nodes agree on them, where there are
     * two; fails when one can't be read whole.
     */
    Uni<List<BlockPayments>> solid(long from, long to) {
        PaymentReader reader = reader();
        return chain.agreedBlocks(from, to)
                .map(blocks -> inOrder(
                        from,
                        blocks.stream()
                                .takeWhile(block -> config.isEnough(block.agreement()))
                                .map(block -> payments(reader, block.block(), byId(block.infos())))
                                .toList()));
    }

    /**
     * The same of the head chain, which may still be undone: one node's word, and only for the eye. What became of a
     * call is asked for only in blocks with one that names the deposit address: else it would be one question per
     * block.
     */
    Uni<List<BlockPayments>> head(long from, long to) {
        PaymentReader reader = reader();
        return chain.headBlocks(from, to)
                .chain(blocks -> Multi.createFrom()
                        .iterable(blocks)
                        .onItem()
                        .transform(block -> namingUs(block, reader.ours()))
                        .onItem()
                        .transformToUni(block -> infos(block).map(found -> payments(reader, block, found)))
                        .merge(config.scanAtOnce())
                        .collect()
                        .asList())
                .map(found -> inOrder(from, found));
    }

    private PaymentReader reader() {
        return new PaymentReader(address.get().orElseThrow(), network.usdtContract());
    }

    /** A run without a gap that begins at {@code from}, whatever a node may have told. */
    private static List<BlockPayments> inOrder(long from, List<BlockPayments> found) {
        List<BlockPayments> blocks = found.stream()
                .sorted((a, b) -> Long.compare(a.block().height(), b.block().height()))
                .toList();
        for (int i = 0; i < blocks.size(); i++) {
            BlockRef block = blocks.get(i).block();
            boolean follows = block.height() == from + i
                    && (i == 0
                            || block.parentId().equals(blocks.get(i - 1).block().id()));
            Check.that(follows, "asked for blocks from %d on, block %d does not follow", from, block.height());
        }
        return blocks;
    }

    private static SolidBlock namingUs(SolidBlock block, TronAddress ours) {
        return new SolidBlock(
                block.ref(),
                block.transactions().stream()
                        .filter(tx -> tx.caller().isEmpty() || tx.names(ours))
                        .toList(),
                block.outcomes());
    }

    private Uni<Map<TxId, TransactionInfo>> infos(SolidBlock block) {
        boolean calls = block.transactions().stream().anyMatch(tx -> tx.caller().isPresent());
        return calls
                ? chain.infos(block.ref().height()).map(BlockReader::byId)
                : Uni.createFrom().item(Map.of());
    }

    private static Map<TxId, TransactionInfo> byId(List<TransactionInfo> infos) {
        return infos.stream().collect(Collectors.toMap(TransactionInfo::id, Function.identity(), (a, b) -> a));
    }

    private static BlockPayments payments(PaymentReader reader, SolidBlock block, Map<TxId, TransactionInfo> infos) {
        List<Arrival> arrivals = new ArrayList<>();
        List<BlockPayments.Token> tokens = new ArrayList<>();
        for (OnChainTransaction transaction : block.transactions()) {
            reader.plain(transaction).forEach(in -> arrivals.add(new Arrival(transaction.id(), in, block.ref())));
            Optional.of(transaction)
                    .filter(tx -> tx.caller().isPresent())
                    .map(tx -> whole(block, tx, infos))
                    .ifPresent(info -> {
                        reader.fromInside(transaction, info)
                                .forEach(in -> arrivals.add(new Arrival(transaction.id(), in, block.ref())));
                        reader.foreign(info)
                                .forEach(token -> tokens.add(new BlockPayments.Token(transaction.id(), token)));
                    });
        }
        return new BlockPayments(block.ref(), List.copyOf(arrivals), List.copyOf(tokens));
    }

    /** The call's info: a block that is told without it is not read. */
    private static TransactionInfo whole(SolidBlock block, OnChainTransaction call, Map<TxId, TransactionInfo> infos) {
        TransactionInfo info = infos.get(call.id());
        Check.that(
                info != null && info.success(),
                "block %d was told without what became of transaction %s",
                block.ref().height(),
                call.id());
        return info;
    }
}
