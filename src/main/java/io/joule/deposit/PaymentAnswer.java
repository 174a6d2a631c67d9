package io.joule.deposit;

import java.util.Optional;

/**
 * Where a payment is, as its customer is told.
 *
 * @param unmatched the payment as the list of unmatched ones has it
 */
public record PaymentAnswer(Kind kind, Optional<UnmatchedPayment> unmatched) {

    /** How far it has come. */
    public enum Kind {
        /** To who asks. */
        CREDITED,
        CREDITED_ELSEWHERE,
        /** Nothing ties it to a customer; the payment says why. */
        UNMATCHED,
        SENT_BACK,
        /** No block has it, or not yet. */
        NOT_FOUND,
        /** In a block that may still be undone. */
        NOT_FINAL,
        /** Final, and about to be booked. */
        FINAL,
        /** What it called failed: no money moved. */
        FAILED,
        /** It pays nothing to the deposit address, or not in what is accepted. */
        NOT_OURS
    }
}
