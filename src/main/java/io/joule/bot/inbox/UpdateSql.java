package io.joule.bot.inbox;

import static io.joule.base.Sql.at;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** All SQL on {@code telegram_update}. */
@ApplicationScoped
public class UpdateSql {

    /** From here on an id is missing that may still come: what lies behind it waits. No further than the turn. */
    private static final String GAP = "select update_id as first from telegram_update u where done_at is null"
            + " and received_at > $3 and update_id <= (select max(update_id) from turn)"
            + " and not exists (select from telegram_update p where p.update_id = u.update_id - 1)"
            + " order by update_id limit 1";

    /** The first of each lane that nobody is working on. What is being worked on keeps its lane waiting. */
    private static final String TURN = "select w.update_id from telegram_update w where w.done_at is null"
            + " and w.due_at <= $1 and not exists (select from telegram_update e where e.lane = w.lane"
            + " and e.done_at is null and e.update_id < w.update_id) order by w.update_id limit $4 for update skip locked";

    /**
     * Of all that a step acts on, in the words of {@code conversation.Copy.mark}; null before there is a conversation.
     */
    private static final String MARK = "(select encode(sha256(convert_to(concat_ws(E'\\n', c.user_id, c.version,"
            + " c.language, c.token, c.screen, c.actions, c.state), 'UTF8')), 'hex')"
            + " from conversation c where c.user_id = u.lane)";

    /** @return false when it was stored before */
    Uni<Boolean> store(SqlClient sql, long id, long lane, String body, Instant now) {
        return sql.preparedQuery("insert into telegram_update (update_id, lane, body, received_at, due_at)"
                        + " values ($1, $2, $3, $4, $4) on conflict do nothing")
                .execute(Tuple.of(id, lane, body, at(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** @param knownSince an update received later than this waits for a missing predecessor */
    Uni<List<StoredUpdate>> take(SqlClient sql, Instant now, Instant lease, Instant knownSince, int limit) {
        return sql.preparedQuery("with turn as (" + TURN + "), gap as ("
                        + GAP + ") update telegram_update u set attempts = u.attempts + 1, due_at = $2 from turn"
                        + " where u.update_id = turn.update_id"
                        + " and u.update_id < coalesce((select first from gap), 9223372036854775807)"
                        + " returning u.update_id, u.body, u.attempts, " + MARK + " as mark")
                .execute(Tuple.of(at(now), at(lease), at(knownSince), limit))
                .map(UpdateSql::list);
    }

    /** False when it was done before. */
    static Uni<Boolean> done(SqlClient sql, long id) {
        return sql.preparedQuery("update telegram_update set done_at = now() where update_id = $1 and done_at is null")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> failed(SqlClient sql, long id, Instant due) {
        return sql.preparedQuery("update telegram_update set due_at = $2 where update_id = $1 and done_at is null")
                .execute(Tuple.of(id, at(due)))
                .replaceWithVoid();
    }

    Uni<Void> giveUp(SqlClient sql, long id, String failure) {
        return sql.preparedQuery("update telegram_update set done_at = coalesce(done_at, now()), failure = $2"
                        + " where update_id = $1")
                .execute(Tuple.of(id, failure))
                .replaceWithVoid();
    }

    Uni<Boolean> anyWaiting(SqlClient sql) {
        return sql.query("select exists (select from telegram_update where done_at is null)")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** The newest stays: the next one's predecessor. */
    Uni<Integer> prune(SqlClient sql, Instant doneBefore) {
        return sql.preparedQuery("delete from telegram_update where done_at < $1"
                        + " and update_id < (select max(update_id) from telegram_update)")
                .execute(Tuple.of(at(doneBefore)))
                .map(RowSet::rowCount);
    }

    private static List<StoredUpdate> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(r -> new StoredUpdate(
                        r.getLong("update_id"), r.getString("body"), r.getInteger("attempts"), r.getString("mark")))
                .sorted(Comparator.comparingLong(StoredUpdate::id))
                .toList();
    }
}
