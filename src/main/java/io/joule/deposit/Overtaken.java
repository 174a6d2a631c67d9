package io.joule.deposit;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** Another writer was faster with this payment or its intent: nothing was written, and a new look finds what it did. */
final class Overtaken extends RuntimeException {

    private static final Set<String> ONCE =
            Set.of("payment_once", "deposit_of_intent_once", "unmatched_payment_once", "unmatched_payment_has_fate");

    Overtaken(String what) {
        super(what, null, false, false);
    }

    /** Ours, or the schema's word for the same. */
    static boolean is(Throwable failure) {
        return failure instanceof Overtaken || failure instanceof PgException e && ONCE.contains(e.getConstraint());
    }
}
