package io.joule.tron;

/**
 * An account's energy and bandwidth (getaccountresource), recovered to the head block.
 *
 * @param ratio today's ratio; any activated address tells it
 */
public record AccountResources(
        long energyUsed,
        long energyLimit,
        long freeBandwidthUsed,
        long freeBandwidthLimit,
        long bandwidthUsed,
        long bandwidthLimit,
        EnergyRatio ratio) {

    public Energy energyAvailable() {
        return new Energy(Math.max(0, energyLimit - energyUsed));
    }

    /** Staked bandwidth that is left; the free daily points are left out, a transaction never mixes the two. */
    public long bandwidthAvailable() {
        return Math.max(0, bandwidthLimit - bandwidthUsed);
    }

    public long freeBandwidthAvailable() {
        return Math.max(0, freeBandwidthLimit - freeBandwidthUsed);
    }
}
