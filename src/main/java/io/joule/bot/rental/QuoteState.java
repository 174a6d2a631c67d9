package io.joule.bot.rental;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A quote that was shown.
 *
 * @param id of the quote, and the idempotency key of the order that it may become
 * @param costSun what the customer agrees to by confirming
 * @param untilMs until when it holds, milliseconds since 1970
 */
@RegisterForReflection
public record QuoteState(String id, long energy, String duration, String receiver, long costSun, long untilMs) {

    /** Where nothing was quoted; it has run out. */
    static final QuoteState NONE = new QuoteState("", Rental.ONE_TRANSFER, null, null, 0, 0);

    Rental rental() {
        return Rental.of(energy, duration, receiver);
    }
}
