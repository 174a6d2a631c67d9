package io.joule.payout;

/** What moves a payout on. */
public enum PayoutEvent {
    /** By the operator, or by itself when it needs no approval and its delay is over. */
    APPROVED,
    REJECTED,
    CANCELLED,
    SIGNED,
    /** Its transaction is in a block of the solidified chain, and did what it was signed for. */
    PAID,
    /** Its transaction was turned away, or proven expired. */
    NOT_PAID,
    /** Its transaction is in a block of the solidified chain, but the call failed. */
    CALL_FAILED,
    GIVEN_UP
}
