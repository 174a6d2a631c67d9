package io.joule.deposit;

import io.joule.tron.TronAddress;
import java.time.Instant;
import java.util.UUID;

/** A text that a customer signs with an address's key, to prove that it is theirs. */
public record Challenge(UUID id, long customer, TronAddress address, String text, Instant expiresAt) {

    /** It says whose it is, for whom and until when, so that a signature serves for nothing else. */
    static Challenge of(UUID id, long customer, TronAddress address, Instant expiresAt) {
        String text = """
                Joule asks for proof that this TRON address is yours.
                Address: %s
                User: %d
                Challenge: %s
                Valid until: %s
                Signing this costs nothing and moves no money.""".formatted(address, customer, id, expiresAt);
        return new Challenge(id, customer, address, text, expiresAt);
    }
}
