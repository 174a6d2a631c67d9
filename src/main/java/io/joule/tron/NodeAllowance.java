package io.joule.tron;

import io.joule.base.Check;
import java.util.OptionalInt;

/**
 * What an endpoint's owner allows, where {@code TRON_NODES} says so; what is empty follows from what the endpoint is.
 *
 * @param perSecond requests a second; 0 for no limit
 * @param perDay requests a UTC day; 0 for no limit
 */
public record NodeAllowance(OptionalInt perSecond, OptionalInt perDay) {

    static final NodeAllowance UNSAID = new NodeAllowance(OptionalInt.empty(), OptionalInt.empty());

    public NodeAllowance {
        Check.argument(perSecond.orElse(0) >= 0 && perSecond.orElse(0) <= 1_000_000, "per-second is out of range");
        Check.argument(perDay.orElse(0) >= 0, "per-day is out of range");
    }
}
