package io.joule.order;

/** What moves an order on. */
public enum OrderEvent {
    /** A delegation of it is signed and written down. For a completed one: after a rollback, again. */
    DELIVERY_BEGAN,
    /** All its energy is in blocks. */
    DELIVERED,
    /** Nothing can deliver it. From completed only when a rolled-back delegation could not be made again. */
    GIVEN_UP,
    CANCELLED
}
