package io.joule.deposit;

import io.joule.money.Money;
import java.util.Optional;

/**
 * Where a payment is, as its customer is told.
 *
 * @param unmatched the payment as the list of unmatched ones has it
 * @param announced the amount that who asks has announced, when it is nearly that of the unmatched payment
 */
public record PaymentAnswer(Kind kind, Optional<UnmatchedPayment> unmatched, Optional<Money> announced) {

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
