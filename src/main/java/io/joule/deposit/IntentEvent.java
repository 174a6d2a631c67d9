package io.joule.deposit;

/** What can happen to a deposit intent. */
public enum IntentEvent {
    /** A block that may still be undone holds its payment. */
    SEEN,
    /** That block is gone, and the payment with it. */
    UNSEEN,
    /** Its payment is final and in the books. */
    CREDITED,
    /** A final block is later than its end, and none had its payment. */
    TIME_OVER
}
