package io.joule.deposit;

import io.joule.base.TransitionTable;
import java.util.Locale;

/** Where a deposit intent stands. */
public enum IntentStatus {
    /** Its payment is awaited. */
    OPEN,
    /** Its payment is in a block, and not final yet. */
    SEEN,
    /** Its payment is in the books. */
    CREDITED,
    /** No block up to its end had its payment. */
    EXPIRED;

    /** An expired one can still be credited: for a payment made in time that is only found later. */
    public static final TransitionTable<IntentStatus, IntentEvent> TABLE =
            TransitionTable.<IntentStatus, IntentEvent>builder()
                    .on(OPEN, IntentEvent.SEEN, SEEN)
                    .on(SEEN, IntentEvent.UNSEEN, OPEN)
                    .on(OPEN, IntentEvent.CREDITED, CREDITED)
                    .on(SEEN, IntentEvent.CREDITED, CREDITED)
                    .on(EXPIRED, IntentEvent.CREDITED, CREDITED)
                    .on(OPEN, IntentEvent.TIME_OVER, EXPIRED)
                    .on(SEEN, IntentEvent.TIME_OVER, EXPIRED)
                    .build();

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static IntentStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
