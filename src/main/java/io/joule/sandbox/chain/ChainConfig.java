package io.joule.sandbox.chain;

import io.joule.base.Check;

/**
 * How a simulated chain is set up.
 *
 * @param blockTimeMs time between two blocks
 * @param solidLag how many blocks the solid view is behind the head (about 19 with 27 producers, facts §9a); 0 for none
 * @param startTimeMs chain time at the start, ms since epoch; rounded down to a block slot
 * @param fees what the chain charges
 * @param totalEnergyLimit energy that all stakes share per day
 * @param totalNetLimit bandwidth that all stakes share per day
 * @param othersEnergyTrx what other people have staked for energy, in whole TRX
 * @param othersNetTrx what other people have staked for bandwidth, in whole TRX
 */
public record ChainConfig(
        long blockTimeMs,
        int solidLag,
        long startTimeMs,
        Fees fees,
        long totalEnergyLimit,
        long totalNetLimit,
        long othersEnergyTrx,
        long othersNetTrx) {

    /**
     * Time of one slot in the chain's own accounting: windows and lock periods count these, whatever the block time is.
     */
    public static final long SLOT_MS = 3_000;

    public static final long UNFREEZE_DELAY_MS = 14L * 24 * 60 * 60 * 1_000;
    public static final long MAX_LOCK_BLOCKS = 864_000;
    public static final long DEFAULT_LOCK_BLOCKS = 86_400;

    private static final long RECORDED_START = 1_795_331_583_000L;

    public ChainConfig {
        Check.argument(blockTimeMs > 0, "block time %d ms", blockTimeMs);
        Check.argument(solidLag >= 0, "solid lag %d", solidLag);
        Check.argument(startTimeMs > 0, "start time %d", startTimeMs);
    }

    /** Like mainnet: 3 s blocks, solid 19 blocks later, the stakes of the recordings; starts when those do. */
    public static ChainConfig mainnet() {
        return new ChainConfig(
                SLOT_MS,
                19,
                RECORDED_START,
                Fees.mainnet(),
                180_000_000_000L,
                43_200_000_000L,
                19_123_468_289L,
                26_000_000_200L);
    }

    public ChainConfig withBlockTime(long millis) {
        return new ChainConfig(
                millis, solidLag, startTimeMs, fees, totalEnergyLimit, totalNetLimit, othersEnergyTrx, othersNetTrx);
    }

    public ChainConfig withSolidLag(int blocks) {
        return new ChainConfig(
                blockTimeMs, blocks, startTimeMs, fees, totalEnergyLimit, totalNetLimit, othersEnergyTrx, othersNetTrx);
    }

    public ChainConfig withStartTime(long millis) {
        return new ChainConfig(
                blockTimeMs, solidLag, millis, fees, totalEnergyLimit, totalNetLimit, othersEnergyTrx, othersNetTrx);
    }

    public ChainConfig withOtherStakes(long energyTrx, long netTrx) {
        return new ChainConfig(
                blockTimeMs, solidLag, startTimeMs, fees, totalEnergyLimit, totalNetLimit, energyTrx, netTrx);
    }
}
