package io.joule.api;

import io.joule.base.Ids;
import io.joule.base.Refusal;
import io.joule.base.Refusal.Kind;
import java.util.Optional;

/** The header by which the same request may be sent again. */
final class IdempotencyKeys {

    static final String HEADER = "Idempotency-Key";

    /** Of an answer: nothing was done, for it was done before under this key. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final String FORM = "[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?";

    private IdempotencyKeys() {}

    /** The key, if one was sent; one that can't be a key is refused. */
    static Optional<String> checked(String key) {
        if (key != null && !key.matches(FORM)) {
            throw new Refusal(
                    Kind.INVALID,
                    "invalid_idempotency_key",
                    HEADER,
                    HEADER + " must have 1 to 255 printable ASCII characters.");
        }
        return Optional.ofNullable(key);
    }

    /**
     * A name for the request that no other client gives, and none of the bot's; without a key, one that never comes
     * again.
     */
    static String once(String client, String key) {
        return "api:" + client + ":" + checked(key).orElseGet(() -> Ids.next().toString());
    }

    /** @return what is answered when a key was used for something else */
    static Refusal reused() {
        return new Refusal(
                Kind.INVALID, "idempotency_key_reused", "This Idempotency-Key was used for another request.");
    }
}
