package io.joule.payout;

import io.joule.base.Clock;
import io.joule.chaintx.Purpose;
import jakarta.inject.Singleton;

/** {@link PayoutListener} for refunds. */
@Singleton
class RefundListener extends PayoutListener {

    RefundListener(PayoutSql payouts, PayoutOutcome outcome, PayoutConfig config, Clock clock) {
        super(Purpose.REFUND, payouts, outcome, config, clock);
    }
}
