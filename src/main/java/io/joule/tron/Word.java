package io.joule.tron;

import io.joule.tron.AgreedBlock.Agreement;
import io.joule.tron.TronNetwork.SolidBlock;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one node tells of a run of final blocks.
 *
 * @param told as many blocks as it has, in order
 * @param trouble why it could not be asked; then nothing is told
 */
record Word(NodeClient by, List<Told> told, Optional<NodeTrouble> trouble) {

    /** Blocks of which what became of their calls is asked side by side. */
    private static final int AT_ONCE = 8;

    /** Blocks in a run while only the reserve of the day's quota is left: more than come while the next is awaited. */
    private static final int CRAWL = 8;

    /** One block, and what became of its transactions; nothing is asked where no contract is called. */
    record Told(SolidBlock block, List<TransactionInfo> infos) {

        private Told withoutInternal() {
            return new Told(
                    block, infos.stream().map(TransactionInfo::withoutInternal).toList());
        }
    }

    /** Never fails with a {@link NodeTrouble}. */
    static Uni<Word> of(NodeClient client, long from, long to) {
        // A single block is asked for because the fate of a transaction in it hangs on it.
        Priority turn = to - from == 1 ? Priority.ESSENTIAL : Priority.BLOCKS;
        long end = client.node().budget().isLow() ? Math.min(to, from + CRAWL) : to;
        return client.with(turn)
                .solid(
                        "getblockbylimitnext",
                        Map.of("startNum", from, "endNum", end),
                        json -> BlockAnswers.solidBlocks(json, from, end))
                .chain(blocks -> Multi.createFrom()
                        .iterable(blocks)
                        .onItem()
                        .transformToUni(block -> told(client.with(Priority.BEGUN), block))
                        .merge(AT_ONCE)
                        .collect()
                        .asList())
                .map(told -> new Word(client, inOrder(told), Optional.empty()))
                .onFailure(NodeTrouble.class)
                .recoverWithItem(trouble -> new Word(client, List.of(), Optional.of((NodeTrouble) trouble)));
    }

    String party() {
        return by.endpoint().party();
    }

    boolean has(int index) {
        return index < told.size();
    }

    /** It keeps account of TRX that contracts paid. */
    boolean tellsInside() {
        return by.endpoint().tellsInternal();
    }

    /** TRX that contracts paid is in what it tells. */
    boolean paysInside() {
        return told.stream().anyMatch(one -> !one.equals(one.withoutInternal()));
    }

    /** It tells the same block with other payments by contracts. */
    boolean deniesInside(Word other, int index) {
        Told mine = told.get(index);
        Told its = other.told.get(index);
        return tellsInside()
                && other.tellsInside()
                && !mine.equals(its)
                && mine.withoutInternal().equals(its.withoutInternal());
    }

    /** Of two that say the same, the one that tells what contracts paid. */
    Word fuller(Word other) {
        return tellsInside() ? this : other;
    }

    /** Field by field; TRX that contracts paid only where both keep account of it. */
    boolean saysTheSameAs(Word other, int index) {
        boolean both = tellsInside() && other.tellsInside();
        Told mine = told.get(index);
        Told its = other.told.get(index);
        return both ? mine.equals(its) : mine.withoutInternal().equals(its.withoutInternal());
    }

    /** The fuller word of two that say the same. */
    AgreedBlock with(Word other, int index) {
        Told fullest = fuller(other).told.get(index);
        return new AgreedBlock(fullest.block(), fullest.infos(), Agreement.TWO);
    }

    List<AgreedBlock> all(Agreement agreement) {
        return told.stream()
                .map(one -> new AgreedBlock(one.block(), one.infos(), agreement))
                .toList();
    }

    private static Uni<Told> told(NodeClient client, SolidBlock block) {
        long height = block.ref().height();
        boolean calls = block.transactions().stream().anyMatch(tx -> tx.caller().isPresent());
        return calls
                ? client.solid(
                                "gettransactioninfobyblocknum",
                                Map.of("num", height),
                                json -> TransactionAnswers.infos(json, height))
                        .map(infos -> new Told(block, infos))
                : Uni.createFrom().item(new Told(block, List.of()));
    }

    private static List<Told> inOrder(List<Told> told) {
        return told.stream()
                .sorted(Comparator.comparingLong(one -> one.block().ref().height()))
                .toList();
    }
}
