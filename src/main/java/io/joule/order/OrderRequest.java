package io.joule.order;

import java.util.Optional;

/**
 * What a customer asks for, not yet checked.
 *
 * @param receiver address as typed
 * @param idempotency the client's key for this request, when it gave one: the same key gives the same order
 */
public record OrderRequest(
        long customer, long energy, String duration, String receiver, Optional<Idempotency> idempotency) {

    /** @param requestHash of what was asked: the same key with another request is refused */
    public record Idempotency(String client, String key, String requestHash) {}
}
