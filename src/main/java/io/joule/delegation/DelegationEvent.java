package io.joule.delegation;

/** What moves a delegation on. */
public enum DelegationEvent {
    SIGNED,
    IN_BLOCK,
    /** The block that held it is gone; its transaction is in doubt again. */
    ROLLED_BACK,
    /** Turned away, or proven expired: a new one may be planned. */
    NEVER_HAPPENED,
    /** Chain time has reached the end of the rental, and the delegation is final. */
    TERM_ENDED,
    RECLAIM_SIGNED,
    RECLAIM_IN_BLOCK,
    RECLAIM_ROLLED_BACK,
    /** The reclaim was turned away or expired; it is tried again. */
    RECLAIM_FAILED,
    /** The final chain holds less for the pair than this delegation's sun. */
    NOTHING_TO_RECLAIM,
    /** It had been given up, and the final chain has it, past its rental: it is to come home after all, once. */
    FOUND_ON_CHAIN
}
