package io.joule.deposit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * For whom a payment is booked, and why.
 *
 * @param by by whose word: the scanner's, or that of a client of the API
 */
record Booking(long customer, MatchedBy matchedBy, Optional<UUID> intent, String by, Instant at) {

    /** What credits without anybody asking. */
    static final String SCANNER = "scanner";
}
