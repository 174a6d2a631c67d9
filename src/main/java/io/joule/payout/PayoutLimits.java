package io.joule.payout;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.money.Sun;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;

/** The configured amounts as money. */
@ApplicationScoped
class PayoutLimits {

    private final PayoutConfig config;

    PayoutLimits(PayoutConfig config) {
        this.config = config;
    }

    Money minimum() {
        return trx(config.withdrawalMinimum());
    }

    Money customersDay() {
        return trx(config.withdrawalDaily());
    }

    boolean needsApproval(Money inADay) {
        return inADay.compareTo(trx(config.approvalAbove())) > 0;
    }

    Money withdrawalFee(boolean activated) {
        Money fee = trx(config.withdrawalFee());
        return activated ? fee : fee.plus(trx(config.activationFee()));
    }

    Money refundFee(Asset asset) {
        return money(
                asset,
                switch (asset) {
                    case TRX -> config.refundFeeTrx();
                    case USDT -> config.refundFeeUsdt();
                });
    }

    Money desksDay(Asset asset) {
        return money(
                asset,
                switch (asset) {
                    case TRX -> config.dailyTrx();
                    case USDT -> config.dailyUsdt();
                });
    }

    Sun usdtFeeLimit() {
        return new Sun(trx(config.usdtFeeLimit()).micros());
    }

    private static Money trx(BigDecimal amount) {
        return money(Asset.TRX, amount);
    }

    private static Money money(Asset asset, BigDecimal amount) {
        return new Money(asset, amount.movePointRight(Money.SCALE).longValueExact());
    }
}
