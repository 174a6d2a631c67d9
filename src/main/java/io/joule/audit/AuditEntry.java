package io.joule.audit;

import java.time.Instant;

/**
 * One entry as it is stored.
 *
 * @param id 1, 2, 3 … without a gap
 * @param actorKind a word of {@link Actor.Kind}, as stored: what somebody put there by force must be readable, too
 * @param action what was done, as {@code thing.done}
 * @param subject to what: an id, an address, a name
 * @param details a JSON object as PostgreSQL writes it
 * @param previous hash of the entry before; 64 zeros for the first
 * @param hash SHA-256 over all other fields, in hex
 */
public record AuditEntry(
        long id,
        Instant at,
        String actorKind,
        String actor,
        String action,
        String subject,
        String details,
        String previous,
        String hash) {}
