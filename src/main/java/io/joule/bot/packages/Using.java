package io.joule.bot.packages;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A use that is about to be made.
 *
 * @param energy of one use; 0: of the smallest that is left
 * @param receiver an address; null: the default one; empty: what was given is none
 */
@RegisterForReflection
public record Using(long energy, String receiver) {

    static final Using START = new Using(0, null);

    /** An address was given that is none: it is asked for again, and none is guessed. */
    static final Using MISTYPED = new Using(0, "");
}
