package io.joule.bot.packages;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A use that is about to be made.
 *
 * @param energy of one use; 0: of the smallest that is left
 * @param receiver an address; null: the default one; empty: what was given is none
 * @param page of the address book while the receiver is asked for, from 0
 */
@RegisterForReflection
public record Using(long energy, String receiver, int page) {

    static final Using START = new Using(0, null, 0);

    /** An address was given that is none: it is asked for again, and none is guessed. */
    static final Using MISTYPED = new Using(0, "", 0);

    boolean mistyped() {
        return "".equals(receiver);
    }

    Using energy(long chosen) {
        return new Using(chosen, receiver, page);
    }

    Using receiver(String chosen) {
        return new Using(energy, chosen, 0);
    }

    Using page(int number) {
        return new Using(energy, receiver, number);
    }
}
