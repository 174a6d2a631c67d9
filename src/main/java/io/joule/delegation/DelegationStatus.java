package io.joule.delegation;

import io.joule.base.TransitionTable;
import java.util.Locale;

/** Where one delegation stands. */
public enum DelegationStatus {
    /** Capacity is reserved; nothing is signed. */
    PLANNED,
    /** Its transaction is signed and may be on its way. */
    SENT,
    /** In a block: the receiver has the energy. */
    ACTIVE,
    /** The rental is over; the energy is to come home. */
    DUE,
    /** The transaction that takes it back is signed and may be on its way. */
    RECLAIMING,
    /** It is home. */
    RECLAIMED,
    /** It never took effect on the chain. */
    DROPPED,
    /**
     * The final chain does not have it any more, and no reclaim of ours is known to have taken it: a person has to
     * look.
     */
    LOST;

    public static final TransitionTable<DelegationStatus, DelegationEvent> TABLE =
            TransitionTable.<DelegationStatus, DelegationEvent>builder()
                    .on(PLANNED, DelegationEvent.SIGNED, SENT)
                    .on(PLANNED, DelegationEvent.NEVER_HAPPENED, DROPPED)
                    .on(SENT, DelegationEvent.IN_BLOCK, ACTIVE)
                    .on(SENT, DelegationEvent.NEVER_HAPPENED, DROPPED)
                    .on(ACTIVE, DelegationEvent.IN_BLOCK, ACTIVE)
                    .on(ACTIVE, DelegationEvent.ROLLED_BACK, SENT)
                    .on(ACTIVE, DelegationEvent.TERM_ENDED, DUE)
                    .on(DUE, DelegationEvent.RECLAIM_SIGNED, RECLAIMING)
                    .on(DUE, DelegationEvent.NOTHING_TO_RECLAIM, LOST)
                    .on(RECLAIMING, DelegationEvent.RECLAIM_IN_BLOCK, RECLAIMED)
                    .on(RECLAIMING, DelegationEvent.RECLAIM_FAILED, DUE)
                    .on(RECLAIMED, DelegationEvent.RECLAIM_IN_BLOCK, RECLAIMED)
                    .on(RECLAIMED, DelegationEvent.RECLAIM_ROLLED_BACK, RECLAIMING)
                    .on(DROPPED, DelegationEvent.FOUND_ON_CHAIN, DUE)
                    .on(LOST, DelegationEvent.FOUND_ON_CHAIN, DUE)
                    .build();

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DelegationStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
