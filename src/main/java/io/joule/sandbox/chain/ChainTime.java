package io.joule.sandbox.chain;

import java.util.function.LongSupplier;

/** The chain's clock: the machine's with an offset, or one that only moves when it is told to. */
final class ChainTime {

    private final LongSupplier source;
    private final long blockTime;
    private long offset;
    private long reached;
    /** Slot of the latest block ever made: a lost block's slot is not used again, so its successor differs. */
    private long lastSlot;

    private ChainTime(LongSupplier source, ChainConfig config) {
        this.source = source;
        this.blockTime = config.blockTimeMs();
        this.reached = source == null ? slotOf(config.startTimeMs()) : config.startTimeMs();
        this.offset = source == null ? 0 : reached - source.getAsLong();
    }

    static ChainTime real(LongSupplier source, ChainConfig config) {
        return new ChainTime(source, config);
    }

    static ChainTime byHand(ChainConfig config) {
        return new ChainTime(null, config);
    }

    /** Never goes backwards, not even when blocks are lost. */
    long now() {
        if (source != null) {
            reached = Math.max(reached, source.getAsLong() + offset);
        }
        return reached;
    }

    /** The present slot, or the first one that has no block. */
    long nextSlot() {
        return Math.max(lastSlot + blockTime, slotOf(now()));
    }

    boolean slotIsDue() {
        return source != null && slotOf(now()) > lastSlot;
    }

    long slotOf(long time) {
        return Math.floorDiv(time, blockTime) * blockTime;
    }

    /** A block was made in this slot, which becomes the present unless it is past already. */
    void blockMade(long slot) {
        lastSlot = slot;
        long step = slot - now();
        if (step > 0) {
            reached = slot;
            offset += step;
        }
    }
}
