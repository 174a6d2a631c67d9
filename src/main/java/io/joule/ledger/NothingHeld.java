package io.joule.ledger;

import io.joule.base.Refusal;

/** There is no hold to capture or release, or no capture to refund, under this reference. */
public class NothingHeld extends Refusal {

    public NothingHeld(EntryKind kind, String reference) {
        super(Kind.CONFLICT, "nothing_held", "there is nothing to %s for %s".formatted(kind.word(), reference));
    }
}
