package io.joule.payout;

import io.joule.chaintx.Purpose;
import java.util.Locale;

/** Why money leaves. */
public enum PayoutKind {
    /** An unmatched payment goes back to its sender. */
    REFUND(Purpose.REFUND),
    /** A customer takes balance out. */
    WITHDRAWAL(Purpose.WITHDRAWAL);

    private final Purpose purpose;

    PayoutKind(Purpose purpose) {
        this.purpose = purpose;
    }

    Purpose purpose() {
        return purpose;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PayoutKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
