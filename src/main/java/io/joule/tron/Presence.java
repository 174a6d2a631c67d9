package io.joule.tron;

/** What the final chain says of a delegation that it once had. */
public enum Presence {
    /** It holds at least as much for the pair. */
    THERE,
    /** It holds less, as of a block later than the delegation: somebody has taken it back. */
    GONE,
    /** The nodes are behind, in trouble, or too few. */
    UNKNOWN
}
