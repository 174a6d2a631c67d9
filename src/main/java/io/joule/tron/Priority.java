package io.joule.tron;

import java.time.Duration;

/** Who goes first when a node's limit is near. */
enum Priority {
    /** Broadcasts, and what decides a transaction's fate. */
    ESSENTIAL(Duration.ZERO),
    /** The rest of what was begun: without it, what was asked already would be thrown away. */
    BEGUN(Duration.ZERO),
    /** The head, by which everything is timed: at most one question per block. */
    HEAD(Duration.ofSeconds(3)),
    /** The beginning of a run of final blocks: what customers paid. */
    BLOCKS(Duration.ofSeconds(5)),
    ORDINARY(Duration.ofSeconds(5));

    private final Duration crawl;

    Priority(Duration crawl) {
        this.crawl = crawl;
    }

    /** Time from one such question to the next while only the reserve of a day's quota is left; zero: at once. */
    Duration crawl() {
        return crawl;
    }
}
