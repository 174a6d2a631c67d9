package io.joule.sandbox.node;

import io.joule.base.Check;

/**
 * A fault that waits for requests.
 *
 * @param path only requests whose path contains this; empty for all
 * @param count how many requests it hits before it is used up; {@link #UNTIL_CLEARED} for all of them
 * @param millis how long a DELAY or HANG lasts, or a NODE_DOWN as a whole; 0 for no time of its own
 */
public record Fault(FaultKind kind, String path, int count, long millis) {

    public static final int UNTIL_CLEARED = -1;

    public Fault {
        Check.argument(count > 0 || count == UNTIL_CLEARED, "count %d", count);
        Check.argument(millis >= 0, "millis %d", millis);
    }

    public static Fault once(FaultKind kind) {
        return new Fault(kind, "", 1, 0);
    }

    public static Fault once(FaultKind kind, String path) {
        return new Fault(kind, path, 1, 0);
    }

    public static Fault untilCleared(FaultKind kind) {
        return new Fault(kind, "", UNTIL_CLEARED, 0);
    }

    boolean hits(String requestPath) {
        return requestPath.contains(path) && (!kind.onBroadcastOnly() || requestPath.contains("/broadcast"));
    }

    Fault afterOneHit() {
        return count == UNTIL_CLEARED ? this : count == 1 ? null : new Fault(kind, path, count - 1, millis);
    }
}
