package io.joule.watch.books;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a finding stands. */
public enum FindingState {
    /** Nobody has looked at it yet. */
    OPEN,
    /** A person knows of it; it is still so. When its difference grows it opens again. */
    ACKNOWLEDGED,
    /** A later look found it well. The row stays. */
    RESOLVED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FindingState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
