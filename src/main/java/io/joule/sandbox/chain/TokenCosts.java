package io.joule.sandbox.chain;

/**
 * Energy that a TRC20 token's calls take.
 *
 * @param toHolder transfer to an address that has some of the token
 * @param toNewHolder transfer to an address that has none
 * @param revert a transfer that fails for want of tokens
 * @param byAllowance what transferFrom takes more than transfer
 * @param approve allowing a spender
 */
public record TokenCosts(long toHolder, long toNewHolder, long revert, long byAllowance, long approve) {

    /** Mainnet's USDT with its dynamic factor (facts §6). */
    public static TokenCosts usdt() {
        return new TokenCosts(64_285, 130_285, 52_060, 5_609, 77_000);
    }

    /** The contract that the recordings were made with; they differ from USDT by a few units. */
    public static TokenCosts recorded() {
        return new TokenCosts(64_277, 130_285, 52_060, 5_609, 77_000);
    }

    /** A plain token without the dynamic factor. */
    public static TokenCosts plain() {
        return new TokenCosts(13_457, 28_447, 5_200, 5_609, 22_000);
    }
}
