package io.joule.simulation;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a dead instance held comes to nobody any more; else a living one fails at what never happens to it. */
class EndedSessionTest {

    private static final int TIMES = 500;

    @Test
    void nobodyGetsTheSessionOfADeadInstance() {
        try (Control control = new Control()) {
            Pool pool = control.pool.getDelegate();
            for (int i = 0; i < TIMES; i++) {
                SqlConnection living = ScheduledSql.awaited(pool.getConnection());
                control.end(ScheduledSql.awaited(pool.getConnection()));
                ScheduledSql.awaited(living.close());
                List<SqlConnection> all = Stream.generate(() -> ScheduledSql.awaited(pool.getConnection()))
                        .limit(2 * Schedule.SESSIONS)
                        .toList();
                all.forEach(session ->
                        ScheduledSql.awaited(session.query("select 1").execute()));
                all.forEach(session -> ScheduledSql.awaited(session.close()));
            }
        }
    }
}
