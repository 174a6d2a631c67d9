package io.joule.tron;

import java.time.Instant;

/**
 * A transaction's raw data, built here and not yet signed.
 *
 * @param raw the serialized {@code Transaction.raw}
 * @param id SHA-256 of {@code raw}
 * @param expiration chain time after which no block may include it
 * @param timestampMs its own timestamp, unique per owner
 */
public record UnsignedTransaction(byte[] raw, TxId id, Instant expiration, long timestampMs) {}
