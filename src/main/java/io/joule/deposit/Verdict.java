package io.joule.deposit;

import java.util.Optional;
import java.util.UUID;

/** What is to become of a payment. */
sealed interface Verdict {

    /** It is this customer's. */
    record Credit(long customer, MatchedBy by, Optional<UUID> intent) implements Verdict {}

    /** Nobody's yet. */
    record Unmatched(Reason reason, Optional<UUID> intent) implements Verdict {}

    /** Whose it is does not matter enough to ask: it is counted. */
    record Noise() implements Verdict {}
}
