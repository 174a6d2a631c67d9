package io.joule.payout;

import io.joule.base.TransitionTable;
import java.util.Locale;

/** Where a payout stands; {@link #TABLE} lists every legal step. */
public enum PayoutStatus {
    /** Waits for its delay, or for the operator. Its money is held. */
    REQUESTED,
    /** Waits for its turn to be signed. */
    APPROVED,
    /** Signed and written down: it may have left. */
    SENDING,
    /** Final on the chain, and in the books. */
    DONE,
    CANCELLED,
    REJECTED,
    /** It did not happen, provably, and is not tried again. */
    FAILED;

    public static final TransitionTable<PayoutStatus, PayoutEvent> TABLE =
            TransitionTable.<PayoutStatus, PayoutEvent>builder()
                    .on(REQUESTED, PayoutEvent.APPROVED, APPROVED)
                    .on(REQUESTED, PayoutEvent.REJECTED, REJECTED)
                    .on(REQUESTED, PayoutEvent.CANCELLED, CANCELLED)
                    .on(APPROVED, PayoutEvent.CANCELLED, CANCELLED)
                    .on(APPROVED, PayoutEvent.SIGNED, SENDING)
                    .on(APPROVED, PayoutEvent.GIVEN_UP, FAILED)
                    .on(SENDING, PayoutEvent.PAID, DONE)
                    .on(SENDING, PayoutEvent.NOT_PAID, APPROVED)
                    .on(SENDING, PayoutEvent.CALL_FAILED, FAILED)
                    .build();

    /** The word in the database and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PayoutStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
