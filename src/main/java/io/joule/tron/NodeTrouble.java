package io.joule.tron;

/** No node gave a usable answer to a question: unreachable, too slow, over its limits, or unreadable. Ask again later. */
public class NodeTrouble extends RuntimeException {

    private final Kind kind;

    public enum Kind {
        UNREACHABLE,
        TIMEOUT,
        RATE_LIMITED,
        UNAVAILABLE,
        UNREADABLE,
        REFUSED
    }

    public NodeTrouble(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
