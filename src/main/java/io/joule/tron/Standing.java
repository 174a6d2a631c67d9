package io.joule.tron;

/** How good a node is to be asked; in the order of asking. */
public enum Standing {
    WELL,
    /** Its head is behind, or only the reserve of its quota is left. */
    BEHIND,
    /** It wants to be left alone for a while. */
    PAUSED,
    /** It failed too often and rests. */
    RESTING,
    /** It said what can't be true; it is not asked at all. */
    ISOLATED
}
