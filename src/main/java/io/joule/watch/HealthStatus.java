package io.joule.watch;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How Joule, or a part of it, is. Ordered: the worst part decides for the whole. */
public enum HealthStatus {
    /** It does its work. */
    HEALTHY,
    /** Requests are answered, but energy is delivered late or not at all, or a person has to look at something. */
    DEGRADED,
    /** Nothing can be done: send callers elsewhere. */
    UNHEALTHY;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
