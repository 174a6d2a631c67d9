package io.joule.tron;

/** Who goes first when a node's limit is near. */
enum Priority {
    /** Broadcasts, and what decides a transaction's fate. */
    ESSENTIAL,
    ORDINARY
}
