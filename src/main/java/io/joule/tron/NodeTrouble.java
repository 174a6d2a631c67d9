package io.joule.tron;

/** No node gave a usable answer: unreachable, too slow, over its limits, or unreadable. Ask again later. */
public class NodeTrouble extends RuntimeException {

    /** Our own limit kept the call here: it never left. */
    static final String OWN_LIMIT = "OWN_LIMIT";

    /** There is nobody that may be asked: the call never left. */
    static final String NO_NODE = "NO_NODE";

    private static final String LIE = "LIE";

    private final Kind kind;
    private final String code;

    public enum Kind {
        /** No connection, or it broke. */
        UNREACHABLE,
        TIMEOUT,
        /** The node's limit (403, 429) or our own. */
        RATE_LIMITED,
        /** The node says that it can't, just now or at all (5xx, 404, 405). */
        UNAVAILABLE,
        /** It answered with something that is not the answer. */
        UNREADABLE,
        /** It understood and refused: {@code {"Error": …}}. */
        REFUSED
    }

    public NodeTrouble(Kind kind, String message) {
        this(kind, kind.name(), message);
    }

    /** @param code what exactly, as a word: {@code HTTP_503}, {@code CONNECTION_LOST} … */
    public NodeTrouble(Kind kind, String code, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    /** The kind's name, or a finer word. */
    public String code() {
        return code;
    }

    static NodeTrouble unreadable(String message) {
        return new NodeTrouble(Kind.UNREADABLE, message);
    }

    /** An answer that is readable, and can't be true: it contradicts itself, the question, or what was said before. */
    static NodeTrouble lie(String message) {
        return new NodeTrouble(Kind.UNREADABLE, LIE, message);
    }

    boolean isLie() {
        return code.equals(LIE);
    }

    /** We put it off ourselves: no node was asked, and none is in trouble. */
    public boolean isOurOwnLimit() {
        return code.equals(OWN_LIMIT);
    }

    /** A node that refuses a question, lacks a path, or was spared by our own limit is not a sick node. */
    boolean isSickness() {
        return kind != Kind.REFUSED && !isPathMissing() && !isOurOwnLimit();
    }

    /** Where there are limits, 503 says the same as 403 and 429. */
    boolean isForAskingTooOften() {
        return kind == Kind.RATE_LIMITED || code.equals("HTTP_503");
    }

    /** The node does not have that path at all. */
    boolean isPathMissing() {
        return code.equals("HTTP_404") || code.equals("HTTP_405");
    }
}
