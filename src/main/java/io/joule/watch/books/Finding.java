package io.joule.watch.books;

import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that does not agree.
 *
 * @param subject what it is about: a pair of addresses, an id, an asset
 * @param wallet the supplier wallet concerned, if one is
 * @param quarantines its wallet takes no new orders while it is open
 * @param expected what the books say
 * @param actual what was found
 */
public record Finding(
        UUID id,
        FindingKind kind,
        String subject,
        Optional<TronAddress> wallet,
        boolean quarantines,
        FindingState state,
        String expected,
        String actual,
        String detail,
        Instant firstSeen,
        Instant lastSeen,
        int timesSeen,
        Optional<Acknowledgement> acknowledgement,
        Optional<Instant> resolvedAt) {

    /** Who knows of it, since when, and what he or she says. */
    public record Acknowledgement(Instant at, String by, String note) {}
}
