package io.joule.tron;

import java.time.Duration;

/** How the nodes are dealt with together; see {@link NodesConfig} for each. */
public record NodeRules(
        int expiryWitnesses,
        int requestsPerDay,
        int reservePercent,
        Duration pause,
        Duration pauseAtMost,
        Duration isolation,
        Duration lookAround,
        Duration headLag,
        Duration headAge,
        Duration headAhead,
        int solidFallBack,
        Duration witnessLag,
        Duration hedgeAtLeast,
        Duration hedgeAtMost,
        int hedgePercent) {

    private static final Duration NEVER = Duration.ofDays(36_500);

    /** The defaults of {@link NodesConfig}. */
    public static NodeRules standard() {
        return new NodeRules(
                2,
                100_000,
                10,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                20,
                Duration.ofMinutes(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                10);
    }

    /** The same, but heads are only held against other nodes' heads, and no read is asked twice for being slow. */
    NodeRules withoutTime() {
        return new NodeRules(
                expiryWitnesses,
                requestsPerDay,
                reservePercent,
                pause,
                pauseAtMost,
                isolation,
                lookAround,
                headLag,
                NEVER,
                NEVER,
                solidFallBack,
                NEVER,
                hedgeAtLeast,
                hedgeAtMost,
                0);
    }

    static NodeRules of(NodesConfig config) {
        return new NodeRules(
                config.expiryWitnesses(),
                config.requestsPerDay(),
                config.reservePercent(),
                config.pause(),
                config.pauseAtMost(),
                config.isolation(),
                config.lookAround(),
                config.headLag(),
                config.headAge(),
                config.headAhead(),
                config.solidFallBack(),
                config.witnessLag(),
                config.hedgeAtLeast(),
                config.hedgeAtMost(),
                config.hedgePercent());
    }
}
