package io.joule.sandbox.chain;

import org.tron.trident.proto.Contract.DelegateResourceContract;

/** How much of a stake can be delegated now: what recent usage does not hold back (facts §3). */
final class Delegatable {

    private static final long BASE_BYTES = 275;

    private Delegatable() {}

    /** What consensus accepts, in sun. */
    static long sun(Execution run, Account owner, Resource resource) {
        long usage = Recovery.at(owner.of(resource), run.slot()).usage;
        return sun(run, owner.of(resource), resource, usage);
    }

    /** What {@code getcandelegatedmaxsize} answers: for bandwidth less the transaction itself, and 0 below 1 TRX. */
    static long announced(Execution run, Account owner, Resource resource) {
        long usage = Recovery.at(owner.of(resource), run.slot()).usage;
        long own = resource == Resource.BANDWIDTH ? estimatedBytes(owner.bandwidth.staked) : 0;
        long sun = sun(run, owner.of(resource), resource, usage + own);
        return sun < StakeFormula.TRX ? 0 : sun;
    }

    private static long sun(Execution run, StakedResource stakes, Resource resource, long usage) {
        long inUse = StakeFormula.sunInUse(usage, run.totalLimit(resource), run.state.weight(resource));
        return Math.max(0, stakes.staked - Math.max(0, inUse - stakes.acquired));
    }

    private static long estimatedBytes(long sun) {
        DelegateResourceContract largest = DelegateResourceContract.newBuilder()
                .setLock(true)
                .setLockPeriod(ChainConfig.MAX_LOCK_BLOCKS)
                .setBalance(sun)
                .build();
        DelegateResourceContract smallest = DelegateResourceContract.newBuilder()
                .setBalance(StakeFormula.TRX)
                .build();
        return BASE_BYTES + Math.max(0, largest.getSerializedSize() - smallest.getSerializedSize());
    }
}
