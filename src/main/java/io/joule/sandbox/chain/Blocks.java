package io.joule.sandbox.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chain of blocks with the state after each that is not solid yet. */
final class Blocks implements TransactionRules.Ledger {

    private static final int REFERENCE_WINDOW = 65_536;

    private final int solidLag;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Located> located = new HashMap<>();
    /** States of the blocks above the solid one, oldest first; each lies over the one before. */
    private final List<WorldState> unsolid = new ArrayList<>();

    private final WorldState solid;

    /** Where a transaction is. */
    record Located(Block block, Block.Included included) {}

    Blocks(int solidLag, WorldState genesis, Block first) {
        this.solidLag = solidLag;
        this.solid = genesis;
        blocks.add(first);
    }

    void append(Block block, WorldState state) {
        blocks.add(block);
        unsolid.add(state);
        for (Block.Included included : block.transactions()) {
            located.put(included.tx().id(), new Located(block, included));
        }
        while (unsolid.size() > solidLag) {
            unsolid.remove(0).mergeDown();
            if (!unsolid.isEmpty()) {
                unsolid.get(0).standOn(solid);
            }
        }
    }

    /** Drops the last {@code count} blocks and their transactions; solid ones stay. */
    int dropLast(int count) {
        int dropped = 0;
        while (dropped < count && !unsolid.isEmpty()) {
            unsolid.remove(unsolid.size() - 1);
            Block block = blocks.remove(blocks.size() - 1);
            block.transactions()
                    .forEach(included -> located.remove(included.tx().id()));
            dropped++;
        }
        return dropped;
    }

    WorldState headState() {
        return unsolid.isEmpty() ? solid : unsolid.get(unsolid.size() - 1);
    }

    WorldState solidState() {
        return solid;
    }

    @Override
    public Block head() {
        return blocks.get(blocks.size() - 1);
    }

    /** The newest block of the solid view, which trails the producers' own agreement by one block (facts §9a). */
    Block solidHead() {
        return blocks.get(blocks.size() - 1 - unsolid.size());
    }

    /** The newest block that the producers agree on. */
    Block agreed() {
        return blocks.get(Math.min(blocks.size() - 1, (int) solidHead().number() + 1));
    }

    Optional<Block> byNumber(long number) {
        return number < 0 || number >= blocks.size() ? Optional.empty() : Optional.of(blocks.get((int) number));
    }

    Optional<Located> find(String txId) {
        return Optional.ofNullable(located.get(txId));
    }

    @Override
    public boolean knows(String txId) {
        return located.containsKey(txId);
    }

    @Override
    public Optional<Block> byReference(byte[] refBlockBytes) {
        if (refBlockBytes.length != 2) {
            return Optional.empty();
        }
        int low = (refBlockBytes[0] & 0xff) << 8 | refBlockBytes[1] & 0xff;
        long head = head().number();
        long number = head - Math.floorMod(head - low, (long) REFERENCE_WINDOW);
        return byNumber(number).filter(block -> Arrays.equals(block.referenceBytes(), refBlockBytes));
    }
}
