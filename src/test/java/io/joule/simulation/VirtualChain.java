package io.joule.simulation;

import io.joule.sandbox.chain.Block;
import io.joule.sandbox.chain.ChainConfig;
import io.joule.sandbox.chain.Genesis;
import io.joule.sandbox.chain.Refusal;
import io.joule.sandbox.chain.SimulatedTron;
import io.joule.sandbox.chain.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The chain as it really is: the producers' own, which no node's fault touches. */
final class VirtualChain {

    private final ChainConfig config;
    private final Consumer<Genesis> genesis;
    private final SimulatedTron producers;
    private final Journal journal;
    /** What the last fork replaced, lowest first. */
    private final List<Block> lost = new ArrayList<>();

    VirtualChain(int solidLag, Consumer<Genesis> genesis, Journal journal) {
        this.config = ChainConfig.mainnet().withSolidLag(solidLag);
        this.genesis = genesis;
        this.journal = journal;
        this.producers = SimulatedTron.byHand(config, genesis);
    }

    /** A node's own copy, from the beginning on. */
    SimulatedTron newView() {
        return SimulatedTron.byHand(config, genesis);
    }

    SimulatedTron producers() {
        return producers;
    }

    /** A node tells the producers of a transaction. */
    void offer(Tx tx) {
        accepts(producers, tx);
    }

    /** True when it waits there now. */
    boolean accepts(SimulatedTron node, Tx tx) {
        try {
            node.broadcast(tx);
            return true;
        } catch (Refusal refused) {
            return node.pending(tx.id()).isPresent();
        }
    }

    void makeBlock() {
        producers.produceBlock();
        journal.count("blocks");
    }

    /** Nothing happens for so long, and then enough blocks to make what was before solid. */
    void jump(long seconds) {
        producers.advance(seconds);
    }

    /** The last blocks are replaced by others; some of their transactions wait again, some are forgotten. */
    void fork(int depth, Dice dice) {
        lose(depth);
        List<Tx> gone = lost.stream()
                .flatMap(block -> block.transactions().stream())
                .map(Block.Included::tx)
                .toList();
        journal.say("a fork of %d blocks with %d transactions", lost.size(), gone.size());
        journal.count("forks");
        journal.count("forks deeper than 10", lost.size() > 10 ? 1 : 0);
        journal.count("transactions in forks", gone.size());
        gone.stream().filter(tx -> dice.chance(400)).forEach(this::offer);
        int replacing = dice.between(1, lost.size() + 1);
        for (int i = 0; i < replacing; i++) {
            makeBlock();
        }
    }

    /** The blocks that the last fork replaced win after all; false when what replaced them is too deep by now. */
    boolean comeBack(int deepest) {
        List<Block> winners = List.copyOf(lost);
        long common = winners.isEmpty() ? 0 : winners.get(0).number() - 1;
        int depth = (int) (head().number() - common);
        if (winners.isEmpty() || depth > deepest || !isChildOf(block(common), winners.get(0))) {
            return false;
        }
        lose(depth);
        winners.forEach(producers::follow);
        journal.say("%d blocks that were lost replace %d", winners.size(), depth);
        journal.count("forks undone");
        while (head().number() <= common + depth) {
            makeBlock();
        }
        return true;
    }

    private static boolean isChildOf(Block parent, Block block) {
        return Arrays.equals(block.header().getParentHash().toByteArray(), parent.idBytes());
    }

    private void lose(int depth) {
        lost.clear();
        for (long n = Math.max(solidHeight(), head().number() - depth) + 1; n <= head().number(); n++) {
            lost.add(block(n));
        }
        producers.rollback(depth);
    }

    boolean has(Block block) {
        return producers
                .block(block.number())
                .filter(ours -> ours.id().equals(block.id()))
                .isPresent();
    }

    Block head() {
        return producers.head();
    }

    Block block(long number) {
        return producers.block(number).orElseThrow();
    }

    long solidHeight() {
        return producers.solidHead().number();
    }

    long now() {
        return producers.now();
    }
}
