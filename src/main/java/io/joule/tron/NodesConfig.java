package io.joule.tron;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** {@code joule.nodes.*}: how several nodes are dealt with together. */
@ConfigMapping(prefix = "joule.nodes")
public interface NodesConfig {

    /**
     * So many nodes, each by its own proof, before a transaction counts as expired, or a delegation as gone; all there
     * are, when there are fewer.
     */
    @WithDefault("2")
    @Min(1)
    int expiryWitnesses();

    /** Requests a UTC day at each TronGrid key, its documented quota; 0 for no limit. */
    @WithDefault("100000")
    @Min(0)
    int requestsPerDay();

    /** When only so many percent of the day's quota are left, they are kept for broadcasts and fates. */
    @WithDefault("10")
    @Min(0)
    @Max(100)
    int reservePercent();

    /** How long a node with limits is left alone after a 403, 429 or 503; it doubles each time … */
    @WithDefault("5s")
    Duration pause();

    /** … up to this. */
    @WithDefault("30s")
    Duration pauseAtMost();

    /** How long a node that was caught in a contradiction is not asked; 0 until an operator lets it back. */
    @WithDefault("10m")
    Duration isolation();

    /** How often all nodes are asked for their heads. */
    @WithDefault("30s")
    Duration lookAround();

    /** A node whose head is so much older than another's is asked after it. */
    @WithDefault("15s")
    Duration headLag();

    /** The same for one whose head is so old by this machine's clock: 20 blocks. */
    @WithDefault("1m")
    Duration headAge();

    /** A head so far ahead of this machine's clock, and of another node's head, is a lie. */
    @WithDefault("5m")
    Duration headAhead();

    /** How many blocks a solid head may fall back: behind one name several nodes may answer. */
    @WithDefault("20")
    @Min(0)
    int solidFallBack();

    /** A node whose final head is so old by this machine's clock is no witness for a block that it does not have. */
    @WithDefault("5m")
    Duration witnessLag();

    /** The shortest wait before a read is asked of a second node, too … */
    @WithDefault("50ms")
    Duration hedgeAtLeast();

    /** … and the longest; in between it is the time within which the first answered 19 of its last 20 such reads. */
    @WithDefault("1s")
    Duration hedgeAtMost();

    /** At most so many of 100 reads are asked of a second node; 0 turns it off. */
    @WithDefault("10")
    @Min(0)
    @Max(100)
    int hedgePercent();
}
