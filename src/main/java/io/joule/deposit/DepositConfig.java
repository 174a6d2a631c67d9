package io.joule.deposit;

import io.joule.tron.AgreedBlock.Agreement;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code joule.deposit}: where customers pay, and how their payments are found. */
@ConfigMapping(prefix = "joule.deposit")
public interface DepositConfig {

    /** The address customers send TRX and USDT to (environment: DEPOSIT_ADDRESS). Without it no deposit is taken. */
    Optional<String> address();

    /** The smallest payment, in TRX and in USDT alike, that is credited or kept without having been announced. */
    @WithDefault("1")
    BigDecimal minimum();

    /** How long an announced payment is awaited. */
    @WithDefault("1h")
    Duration expiry();

    /** How long after that its amount stays its own, so that a late payment is never somebody else's. */
    @WithDefault("3d")
    Duration reservedAfter();

    /** Announced payments that a customer may have open. */
    @WithDefault("10")
    int openPerCustomer();

    /** How long a text to sign is valid. */
    @WithDefault("10m")
    Duration challengeExpiry();

    /** So many announced payments of one customer, and of nobody else, tie an address to that customer; 0: never. */
    @WithDefault("1")
    int paymentsThatProve();

    /** Payments below the minimum, and tokens not accepted, that are kept singly each day; the rest is counted. */
    @WithDefault("100")
    int noisePerDay();

    /** The block to begin with, at the very first start only. Unset: the newest final one. */
    OptionalLong startBlock();

    /** Blocks asked for and booked in one go, at most 100; on mainnet 20 are some 8 MB. */
    @WithDefault("20")
    int scanBatch();

    /** Whether deposits wait while several nodes are configured and only one of them can be asked. */
    @WithDefault("false")
    boolean waitForWitness();

    default boolean isEnough(Agreement agreement) {
        return agreement != Agreement.UNWITNESSED || !waitForWitness();
    }

    /** Blocks of the head whose calls to us are asked for side by side. */
    @WithDefault("8")
    int scanAtOnce();

    /** How often final blocks are read: several at once, because each question counts against a node's quota. */
    @WithDefault("15s")
    Duration scanEvery();

    /** The same while a payment has been seen that is not final yet. */
    @WithDefault("5s")
    Duration scanAwaited();

    /** Whether payments in blocks that are not final yet are shown: while one is awaited, a question more per head. */
    @WithDefault("true")
    boolean showSeen();
}
