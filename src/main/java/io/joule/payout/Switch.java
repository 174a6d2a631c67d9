package io.joule.payout;

import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;

/** The kill switch, as callers meet it. */
final class Switch {

    private Switch() {}

    /** @throws Refusal {@code payouts_off} when nothing may leave */
    static void check(PayoutConfig config) {
        if (!config.enabled()) {
            throw new Refusal(Kind.UNAVAILABLE, "payouts_off", "Nothing is paid out just now.");
        }
    }
}
