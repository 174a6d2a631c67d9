package io.joule.api.limit;

import io.joule.api.limit.Limiter.Verdict;
import io.joule.cluster.Pace;
import io.vertx.core.http.HttpServerResponse;

/** Tells a caller what it may still do (draft-ietf-httpapi-ratelimit-headers). */
final class RateHeaders {

    private RateHeaders() {}

    static void put(HttpServerResponse response, String policy, Pace pace, Verdict verdict) {
        if (pace.isUnlimited()) {
            return;
        }
        // A spent bucket is full again after so many seconds: that is the window of its quota.
        int window = (pace.burst() + pace.perSecond() - 1) / pace.perSecond();
        long reset = verdict.left() > 0 ? 0 : verdict.retryAfterSeconds();
        response.putHeader("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(policy, pace.burst(), Math.max(1, window)));
        response.putHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, verdict.left(), reset));
    }
}
