package io.joule.sandbox.chain;

/**
 * What the chain charges, in sun unless said otherwise.
 *
 * @param energyFee price of one unit of energy that is burned
 * @param transactionFee price of one byte of bandwidth that is burned
 * @param freeNetLimit free bandwidth of every account, bytes a day
 * @param createAccountFee instead of bandwidth, when the transaction creates an account
 * @param newAccountFee for the new account itself
 * @param permissionUpdateFee for replacing an account's permissions
 * @param multiSignFee when a transaction carries more than one signature
 * @param memoFee when a transaction carries a memo
 * @param maxFeeLimit highest fee_limit a contract call may name
 */
public record Fees(
        long energyFee,
        long transactionFee,
        long freeNetLimit,
        long createAccountFee,
        long newAccountFee,
        long permissionUpdateFee,
        long multiSignFee,
        long memoFee,
        long maxFeeLimit) {

    /** Mainnet's values of late 2025 (facts §1). */
    public static Fees mainnet() {
        return new Fees(100, 1_000, 600, 100_000, 1_000_000, 100_000_000, 1_000_000, 1_000_000, 15_000_000_000L);
    }
}
