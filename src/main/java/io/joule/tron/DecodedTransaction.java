package io.joule.tron;

import java.time.Instant;

/**
 * All that a transaction's raw data says. Decoding is exact: two different byte strings never give equal values.
 *
 * @param expiration chain time after which no block may include it
 * @param timestampMs its own timestamp
 * @param reference the block it names
 */
public record DecodedTransaction(
        TransactionPlan plan, Instant expiration, long timestampMs, BlockReference reference) {}
