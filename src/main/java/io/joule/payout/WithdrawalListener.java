package io.joule.payout;

import io.joule.base.Clock;
import io.joule.chaintx.Purpose;
import jakarta.enterprise.context.ApplicationScoped;

/** {@link PayoutListener} for withdrawals. */
@ApplicationScoped
class WithdrawalListener extends PayoutListener {

    WithdrawalListener(PayoutSql payouts, PayoutOutcome outcome, PayoutConfig config, Clock clock) {
        super(Purpose.WITHDRAWAL, payouts, outcome, config, clock);
    }
}
