package io.joule.sandbox.chain;

/**
 * The chain's conversions between staked sun and resource units. java-tron computes them in floating point, so this
 * does.
 */
final class StakeFormula {

    static final long TRX = 1_000_000;

    private StakeFormula() {}

    /** Units that {@code sun} yield: floored once, on the account's total (facts §2). */
    static long limit(long sun, long totalLimit, long totalWeight) {
        return totalWeight <= 0 ? 0 : (long) ((double) sun / TRX * ((double) totalLimit / totalWeight));
    }

    /** Sun that {@code usage} units hold back from being delegated (facts §3). */
    static long sunInUse(long usage, long totalLimit, long totalWeight) {
        return (long) (usage * TRX * ((double) totalWeight / totalLimit));
    }

    /** The part of {@code usage} that {@code sun} out of {@code allSun} carry. */
    static long share(long usage, long sun, long allSun) {
        return (long) (usage * ((double) sun / allSun));
    }
}
