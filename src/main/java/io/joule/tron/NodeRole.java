package io.joule.tron;

/** Which of a node's two views an endpoint serves. */
public enum NodeRole {
    /** {@code /wallet/…}: the head, and broadcasts. */
    FULL,
    /** {@code /walletsolidity/…}: what is final. */
    SOLIDITY,
    BOTH;

    boolean servesFull() {
        return this != SOLIDITY;
    }

    boolean servesSolid() {
        return this != FULL;
    }
}
