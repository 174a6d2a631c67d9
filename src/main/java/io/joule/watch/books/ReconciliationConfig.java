package io.joule.watch.books;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** How the books are compared with the chain. */
@ConfigMapping(prefix = "joule.reconciliation")
public interface ReconciliationConfig {

    /** How often, by one instance for all. */
    @WithDefault("1h")
    Duration every();

    /** How long after its start an instance first looks: what a stop left behind is done by then. */
    @WithDefault("5m")
    Duration startAfter();

    /** What moved in so many blocks around the looked-at one counts as on its way: nodes are not equally far. */
    @WithDefault("20")
    int marginBlocks();

    /** So long after its end a rental whose energy is not home is a finding. */
    @WithDefault("10m")
    Duration overdueAfter();

    /** So long after its expiration a transaction that counts as expired or refused is looked for once more. */
    @WithDefault("10m")
    Duration secondLookAfter();

    /** Postings read again in each run, in turn over the whole ledger. */
    @WithDefault("50000")
    int postingsPerRun();

    /** So much more than was booked between two looks at the deposit address counts as dust, in TRX and USDT alike. */
    @WithDefault("10")
    BigDecimal depositDust();

    /** How long a look at the deposit address waits for the block scanner to reach its block. */
    @WithDefault("20s")
    Duration scannerPatience();
}
