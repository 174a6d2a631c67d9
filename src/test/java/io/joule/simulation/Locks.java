package io.joule.simulation;

import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;

/** Tells a statement that is slow from one that waits for another transaction's lock: the server knows. */
final class Locks {

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private static final long BETWEEN_LOOKS_NANOS = 300_000;

    /** So many times in a row: a wait may be one of an instant. */
    private static final int SURE = 2;

    private final PreparedStatement waiters;

    Locks(Connection control) {
        try {
            // Not pg_stat_activity's wait events: a waiter shows its wait until it is awake, the lock is its own
            // before.
            waiters = control.prepareStatement("select count(distinct l.pid) from pg_locks l join pg_stat_activity a"
                    + " on a.pid = l.pid where not l.granted and a.datname = current_database()");
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
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
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
