package io.joule.sandbox.chain;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The chain's clock: the machine's with an offset, or one that only moves when it is told to. Reading it takes no lock.
 */
final class ChainTime {

    private final LongSupplier source;
    private final long blockTime;
    private final AtomicLong reached;
    private volatile long offset;
    /** Slot of the latest block ever made: a lost block's slot is not used again, so its successor differs. */
    private long lastSlot;

    private ChainTime(LongSupplier source, ChainConfig config) {
        this.source = source;
        this.blockTime = config.blockTimeMs();
        long start = source == null ? slotOf(config.startTimeMs()) : config.startTimeMs();
        this.reached = new AtomicLong(start);
        this.offset = source == null ? 0 : start - source.getAsLong();
    }

    static ChainTime real(LongSupplier source, ChainConfig config) {
        return new ChainTime(source, config);
    }

    static ChainTime byHand(ChainConfig config) {
        return new ChainTime(null, config);
    }

    /** Never goes backwards, not even when blocks are lost. */
    long now() {
        return source == null ? reached.get() : reached.accumulateAndGet(source.getAsLong() + offset, Math::max);
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
            offset += step;
            reached.accumulateAndGet(slot, Math::max);
        }
    }
}
