package io.joule.order;

import java.time.Instant;

/**
 * An order all of whose energy is in blocks.
 *
 * @param order as it was before that
 * @param at chain time of the last of these blocks
 */
public record Delivered(Order order, Instant at) {

    /** When the rental ends, by chain time. */
    public Instant reclaimAt() {
        return at.plus(order.rental());
    }
}
