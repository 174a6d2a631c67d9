package io.joule.tron;

import java.time.Duration;

/** The bounds of every call to a node; see {@link TronConfig} for each. */
public record CallLimits(
        Duration timeout,
        Duration broadcastTimeout,
        int maxInFlight,
        int requestsPerSecond,
        int maxAnswerBytes,
        int restAfterFailures,
        Duration rest,
        Duration sharedNameMargin) {

    static CallLimits of(TronConfig config) {
        return new CallLimits(
                config.timeout(),
                config.broadcastTimeout(),
                config.maxInFlight(),
                config.requestsPerSecond(),
                config.maxAnswerBytes(),
                config.restAfterFailures(),
                config.rest(),
                config.sharedNameMargin());
    }
}
