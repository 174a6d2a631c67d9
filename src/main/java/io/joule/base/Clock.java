package io.joule.base;

import java.time.Instant;

/** The service's own time. Everything that asks "now" asks here, so that the sandbox and tests can move it. */
public interface Clock {

    Instant now();

    default long millis() {
        return now().toEpochMilli();
    }
}
