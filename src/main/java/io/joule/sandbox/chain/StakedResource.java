package io.joule.sandbox.chain;

/** One account's energy (or bandwidth): what is staked, lent and borrowed, in sun, and how much of it is used. */
public final class StakedResource {

    long staked;
    long delegatedOut;
    long acquired;
    /** Used units as of {@link #lastSlot}. */
    long usage;

    long lastSlot;
    /** Time over which the usage recovers, in 1/1000 of a slot. */
    long window = Recovery.FULL_WINDOW;

    StakedResource copy() {
        StakedResource copy = new StakedResource();
        copy.staked = staked;
        copy.delegatedOut = delegatedOut;
        copy.acquired = acquired;
        copy.usage = usage;
        copy.lastSlot = lastSlot;
        copy.window = window;
        return copy;
    }

    /** Sun that yield this account's limit: its own stake that is not lent, and all that it borrowed. */
    public long effective() {
        return staked + acquired;
    }

    /** Sun of this account's own, lent or not. */
    public long ownTotal() {
        return staked + delegatedOut;
    }

    public long staked() {
        return staked;
    }

    public long delegatedOut() {
        return delegatedOut;
    }

    public long acquired() {
        return acquired;
    }

    public long usage() {
        return usage;
    }

    public long lastSlot() {
        return lastSlot;
    }

    public long window() {
        return window;
    }
}
