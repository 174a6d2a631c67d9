package io.joule.payout;

import io.joule.base.Clock;
import io.joule.chaintx.Purpose;
import jakarta.inject.Singleton;

/** {@link PayoutListener} for withdrawals. */
@Singleton
class WithdrawalListener extends PayoutListener {

    WithdrawalListener(PayoutSql payouts, PayoutOutcome outcome, PayoutConfig config, Clock clock) {
        super(Purpose.WITHDRAWAL, payouts, outcome, config, clock);
    }
}
