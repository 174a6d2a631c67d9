package io.joule.api.problem;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;

/** Tells that the database can't be reached from a fault of ours. */
final class Outage {

    private static final int DEEPEST_CAUSE = 8;

    private Outage() {}

    static Problem problem() {
        return Problem.of(
                Statuses.UNAVAILABLE,
                "database_unavailable",
                "The database can't be reached just now. Try again in a moment.");
    }

    static boolean isDatabase(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
            if (isOutage(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ClosedChannelException
                || cause instanceof ClosedConnectionException
                || cause instanceof TimeoutException
                || cause instanceof VertxException
                || cause instanceof PgException pg && meansGone(pg.getSqlState());
    }

    /**
     * SQLSTATE classes: 08 connection lost, 53 out of resources, 57 shutting down, starting up or out of time; 25P03
     * and 55P03: a transaction stood still or waited for a lock too long.
     */
    private static boolean meansGone(String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57")
                        || state.equals("25P03")
                        || state.equals("55P03"));
    }
}
