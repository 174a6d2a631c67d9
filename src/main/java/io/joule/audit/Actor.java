package io.joule.audit;

import io.joule.base.Check;
import java.util.Locale;

/**
 * Who did it.
 *
 * @param name of the API client or the operator, or the customer's id; empty for the system
 */
public record Actor(Kind kind, String name) {

    /** Joule itself: what follows from a rule, a clock or the chain. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "");

    public enum Kind {
        CLIENT,
        CUSTOMER,
        OPERATOR,
        SYSTEM;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Actor {
        Check.argument((kind == Kind.SYSTEM) == name.isEmpty(), "an actor of kind %s named '%s'", kind, name);
    }

    /** A client of the API, by the name of its key. */
    public static Actor client(String name) {
        return new Actor(Kind.CLIENT, name);
    }

    public static Actor customer(long id) {
        return new Actor(Kind.CUSTOMER, Long.toString(id));
    }

    /** A person at the console. */
    public static Actor operator(String name) {
        return new Actor(Kind.OPERATOR, name);
    }

    @Override
    public String toString() {
        return kind == Kind.SYSTEM ? kind.word() : kind.word() + " " + name;
    }
}
