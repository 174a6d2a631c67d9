package io.joule.deposit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What the books know that may tie a payment to a customer.
 *
 * @param exact the intent whose amount it is
 * @param close an open intent whose amount it nearly is; another customer's before the prover's own
 * @param near an open intent that a little is missing of, when nothing else is found; never a reason to credit
 * @param proven whose address the sender is
 */
record Candidates(Optional<Announced> exact, Optional<Close> close, Optional<UUID> near, Optional<Proven> proven) {

    static final Candidates NONE =
            new Candidates(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** An intent as far as it decides. */
    record Announced(UUID id, long customer, boolean credited, Instant createdAt, Instant expiresAt) {}

    record Close(UUID id, long customer) {}

    record Proven(long customer, Proof proof) {}

    OptionalLong provenTo() {
        return proven.map(p -> OptionalLong.of(p.customer())).orElseGet(OptionalLong::empty);
    }
}
