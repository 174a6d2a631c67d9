package io.joule.sandbox.node;

import java.util.Locale;

/** What can go wrong between a client and a node. */
public enum FaultKind {
    /** The connection is closed before anything is done. */
    DROP_REQUEST,
    /** The request is acted on, then the connection is closed without an answer. */
    DROP_ANSWER,
    /**
     * Nothing is done and no answer comes; the connection is closed after the time given, or when faults are cleared.
     */
    HANG,
    /** The request is acted on and answered, but later. */
    DELAY,
    /** The request is acted on twice; the answer is the second one's. */
    DUPLICATE,
    /** A broadcast is answered SERVER_BUSY and not taken. */
    SERVER_BUSY,
    /** A broadcast is accepted and visible as pending, and then forgotten instead of included. */
    NEVER_INCLUDED,
    HTTP_403,
    HTTP_429,
    HTTP_503,
    /** HTTP 200 with a page instead of JSON. */
    HTML,
    /** HTTP 200 with {@code {}}. */
    EMPTY,
    /** Every connection is closed at once. */
    NODE_DOWN;

    boolean onBroadcastOnly() {
        return this == SERVER_BUSY || this == NEVER_INCLUDED;
    }

    /** @throws IllegalArgumentException when there is no such kind */
    public static FaultKind parse(String text) {
        return valueOf(text.trim().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
