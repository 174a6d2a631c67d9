package io.joule.pricing;

import io.joule.base.Refusal;
import java.util.List;

/** This duration is not sold; {@link #sold()} are. */
public class UnknownDuration extends Refusal {

    private final List<String> sold;

    public UnknownDuration(List<String> sold) {
        super(Kind.INVALID, "unknown_duration", "duration", "duration must be one of " + String.join(", ", sold));
        this.sold = List.copyOf(sold);
    }

    public List<String> sold() {
        return sold;
    }
}
