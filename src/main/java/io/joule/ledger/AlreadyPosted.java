package io.joule.ledger;

import io.joule.base.Refusal;

/** This was posted before, or the hold has already ended the other way. Nothing was posted now. */
public class AlreadyPosted extends Refusal {

    public AlreadyPosted(EntryKind kind, String reference) {
        super(Kind.CONFLICT, "already_posted", "%s of %s was already posted".formatted(kind.word(), reference));
    }
}
