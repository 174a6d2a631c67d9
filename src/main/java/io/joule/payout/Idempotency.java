package io.joule.payout;

/**
 * A client's key for one request: the same key gives the same withdrawal.
 *
 * @param requestHash of what was asked: the same key with another request is refused
 */
public record Idempotency(String client, String key, String requestHash) {}
