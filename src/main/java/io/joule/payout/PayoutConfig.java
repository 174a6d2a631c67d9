package io.joule.payout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** What may leave, how much of it, and when. Amounts are in TRX or USDT, with at most six places. */
@ConfigMapping(prefix = "joule.payout")
public interface PayoutConfig {

    /** The kill switch: false, and nothing is signed any more. What is signed may have left, and is followed. */
    @WithDefault("true")
    boolean enabled();

    /** The smallest withdrawal, in TRX. */
    @WithDefault("10")
    BigDecimal withdrawalMinimum();

    /** What one customer may withdraw in 24 hours, in TRX. */
    @WithDefault("10000")
    BigDecimal withdrawalDaily();

    /** How long a withdrawal waits, so that it can be called off. */
    @WithDefault("10m")
    Duration withdrawalDelay();

    /** With more than this in 24 hours, in TRX, a customer's withdrawal waits for the operator's approval. */
    @WithDefault("1000")
    BigDecimal approvalAbove();

    /** Kept of a withdrawal for the network, in TRX: a transfer burns up to 0.27 where there is no bandwidth. */
    @WithDefault("0.3")
    BigDecimal withdrawalFee();

    /** Kept in addition when the address is not activated, in TRX: that is what activating it costs. */
    @WithDefault("1.1")
    BigDecimal activationFee();

    /** Kept of a refund of TRX for the network. */
    @WithDefault("0")
    BigDecimal refundFeeTrx();

    /** Kept of a refund of USDT, in USDT. Such a transfer burns 6 to 13 TRX where the wallet has no energy. */
    @WithDefault("1")
    BigDecimal refundFeeUsdt();

    /** The most that a transfer of USDT may burn, in TRX; rented energy is capped by it, too. At most 100. */
    @WithDefault("30")
    BigDecimal usdtFeeLimit();

    /** What may leave the desk in 24 hours, in TRX. */
    @WithDefault("50000")
    BigDecimal dailyTrx();

    /** The same in USDT. */
    @WithDefault("10000")
    BigDecimal dailyUsdt();

    /** How often the loop looks by itself; delays end with this precision. */
    @WithDefault("10s")
    Duration sweep();

    /** Payouts taken in one go. */
    @WithDefault("16")
    int batch();

    /** How long payouts stay with the instance that is signing them, should that one not be heard of any more. */
    @WithDefault("1m")
    Duration claim();

    /** First wait before a payout that could not be sent is tried again; it doubles each time. */
    @WithDefault("5s")
    Duration retryAfter();

    @WithDefault("10m")
    Duration retryAtMost();

    /** So many transactions that came to nothing, and a payout is given up. */
    @WithDefault("10")
    int maxAttempts();
}
