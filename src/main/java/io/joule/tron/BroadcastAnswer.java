package io.joule.tron;

/**
 * What a node said of a broadcast, classified. It is a hint and never a fact: only a block is inclusion.
 *
 * @param code the node's own code, or a word of ours ({@code TIMEOUT}, {@code HTTP_503}, {@code UNREADABLE} …)
 * @param message the node's text, shortened; safe to show to an operator
 */
public record BroadcastAnswer(Meaning meaning, String code, String message) {

    public enum Meaning {
        /** The node put it into its pending pool. */
        ACCEPTED,
        /** DUP_TRANSACTION_ERROR: this node has seen these bytes before. */
        KNOWN,
        /** The node checked it and turned it away. A verdict only on the first send of these bytes. */
        REFUSED,
        /** The node turned it away before looking (SERVER_BUSY and the like): send the same bytes again. */
        BUSY,
        /** Nobody can tell: no answer, a broken one, or a code that may come after the pool took it. */
        UNKNOWN
    }
}
