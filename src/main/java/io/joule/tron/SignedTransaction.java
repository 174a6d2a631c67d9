package io.joule.tron;

import java.time.Instant;

/**
 * A whole signed transaction as it goes to {@code broadcasthex}.
 *
 * @param bytes the serialized {@code Transaction}: raw data and signature
 */
public record SignedTransaction(byte[] bytes, TxId id, Instant expiration, long timestampMs) {}
