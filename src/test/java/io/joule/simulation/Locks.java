package io.joule.simulation;

import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Tells a statement that is slow from one that waits for another transaction's lock: the server knows. */
final class Locks {

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    /** So many times in a row: a wait may be one of an instant. */
    private static final int SURE = 3;

    private final PreparedStatement waiters;

    Locks(Connection control) {
        try {
            waiters = control.prepareStatement("select count(*) from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until each of these statements is over or waits for a lock that somebody else holds. */
    void settle(Collection<? extends Future<?>> statements) {
        long patience = System.nanoTime() + PATIENCE_NANOS;
        int seen = 0;
        while (seen < SURE) {
            long open = statements.stream().filter(s -> !s.isComplete()).count();
            if (open == 0) {
                return;
            }
            seen = waiting() >= open ? seen + 1 : 0;
            Violation.unless(System.nanoTime() < patience, "hangs", "a statement neither ends nor waits for a lock");
        }
    }

    private int waiting() {
        try (ResultSet rows = waiters.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
