package io.joule.notice;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.notice.OutboxRow.Kind;
import io.joule.notice.OutboxRow.ShownCard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All SQL on {@code telegram_outbox}, {@code telegram_chat} and {@code telegram_rate}. */
@ApplicationScoped
public class OutboxSql {

    private static final String COLUMNS = "o.id, o.chat_id, o.kind, o.body, o.photo, o.fresh, o.revision, o.attempts,"
            + " o.created_at, c.card_message_id, c.card_is_photo, c.card_digest";

    /** A chat that is not blocked; it is made known on the way. */
    private static final String OPEN_CHAT = "with chat as (insert into telegram_chat (chat_id) values ($1)"
            + " on conflict (chat_id) do update set chat_id = excluded.chat_id returning blocked_at) ";

    Uni<Void> put(SqlConnection tx, long chat, Kind kind, String body, Instant now) {
        return tx.preparedQuery(OPEN_CHAT + "insert into telegram_outbox (chat_id, kind, body, due_at, created_at)"
                        + " select $1, $2, $3, $4, $4 from chat where blocked_at is null")
                .execute(Tuple.of(chat, kind.word(), body, at(now)))
                .replaceWithVoid();
    }

    Uni<Void> putCard(SqlConnection tx, long chat, String body, byte[] photo, boolean fresh, Instant now) {
        return tx.preparedQuery(OPEN_CHAT
                        + "insert into telegram_outbox as o (chat_id, kind, body, photo, fresh, due_at, created_at)"
                        + " select $1, 'card', $2, $3, $4, $5, $5 from chat where blocked_at is null"
                        + " on conflict (chat_id) where kind = 'card' do update set body = excluded.body,"
                        + " photo = excluded.photo, fresh = o.fresh or excluded.fresh, revision = o.revision + 1,"
                        + " fresh_revision = case when excluded.fresh then o.revision + 1 else o.fresh_revision end")
                .execute(Tuple.of(chat, body, photo == null ? null : Buffer.buffer(photo), fresh, at(now)))
                .replaceWithVoid();
    }

    /** Answers to presses, oldest first; taken until {@code lease} ends. */
    Uni<List<OutboxRow>> takeAnswers(SqlClient sql, Instant now, Instant lease, int limit) {
        return sql.preparedQuery("update telegram_outbox o set attempts = o.attempts + 1, due_at = $2"
                        + " from telegram_chat c where c.chat_id = o.chat_id and o.id in (select id from telegram_outbox"
                        + " where kind = 'answer' and due_at <= $1 order by due_at limit $3 for update skip locked)"
                        + " returning " + COLUMNS)
                .execute(Tuple.of(at(now), at(lease), limit))
                .map(OutboxSql::list);
    }

    /** When the next message of the bot is free. Holds the row: one instance at a time takes messages. */
    Uni<Instant> lockRate(SqlConnection tx) {
        return tx.query("select greatest(free_at, 'epoch') as free_at from telegram_rate for update")
                .execute()
                .map(rows -> instant(rows.iterator().next().getOffsetDateTime(0)));
    }

    Uni<Void> setRate(SqlConnection tx, Instant free) {
        return tx.preparedQuery("update telegram_rate set free_at = $1")
                .execute(Tuple.of(at(free)))
                .replaceWithVoid();
    }

    /**
     * The next message of each chat whose turn it is, oldest first; taken until {@code lease} ends. What is being sent
     * for a chat keeps the rest of that chat waiting. It waits for nobody: whoever writes locks the chat before its
     * rows, and a chat that is being written to is left for the next time.
     */
    Uni<List<OutboxRow>> takeMessages(SqlConnection tx, Instant now, Instant lease, int chatBurst, int limit) {
        return tx.preparedQuery("with turn as (select o.id from telegram_outbox o join telegram_chat c using (chat_id)"
                        + " where o.kind <> 'answer' and o.due_at <= $1"
                        + " and c.free_at <= $1 + $3::int * " + INTERVAL
                        + " and not exists (select from telegram_outbox e where e.chat_id = o.chat_id and e.id < o.id"
                        + " and e.kind <> 'answer') order by o.id limit $4"
                        + " for no key update of o, c skip locked),"
                        + " paced as (update telegram_chat c set free_at = greatest(c.free_at, $1) + " + INTERVAL
                        + " from telegram_outbox o where o.id in (table turn) and c.chat_id = o.chat_id)"
                        + " update telegram_outbox o set attempts = o.attempts + 1, due_at = $2 from telegram_chat c"
                        + " where o.id in (table turn) and c.chat_id = o.chat_id returning " + COLUMNS)
                .execute(Tuple.of(at(now), at(lease), chatBurst - 1, limit))
                .map(OutboxSql::list);
    }

    /** A group may be written to twenty times a minute, a person sixty times. */
    private static final String INTERVAL = "case when c.chat_id < 0 then interval '3 s' else interval '1 s' end";

    /** When something may be taken next; empty when nothing waits. */
    Uni<Optional<Instant>> nextDue(SqlClient sql) {
        return sql.query("select min(due_at) from telegram_outbox")
                .execute()
                .map(rows -> Optional.ofNullable(instant(rows.iterator().next().getOffsetDateTime(0))));
    }

    /**
     * It is done, unless newer content came meanwhile: that is due now. The lock makes sure that none comes between.
     */
    Uni<Void> done(SqlConnection tx, OutboxRow row, Instant now) {
        return tx.preparedQuery("select from telegram_outbox where id = $1 for update")
                .execute(Tuple.of(row.id()))
                .chain(() -> finish(tx, row, now));
    }

    private static Uni<Void> finish(SqlConnection tx, OutboxRow row, Instant now) {
        return tx.preparedQuery("with gone as (delete from telegram_outbox where id = $1 and revision = $2)"
                        + " update telegram_outbox set due_at = $3, attempts = 0,"
                        + " fresh = fresh and fresh_revision > $2 where id = $1 and revision <> $2")
                .execute(Tuple.of(row.id(), row.revision(), at(now)))
                .replaceWithVoid();
    }

    Uni<Optional<Long>> cardMessage(SqlClient sql, long chat) {
        return sql.preparedQuery("select card_message_id from telegram_chat where chat_id = $1")
                .execute(Tuple.of(chat))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(r -> r.getLong(0)));
    }

    /** What the chat's card is now. */
    Uni<Void> setCard(SqlConnection tx, long chat, ShownCard card) {
        return tx.preparedQuery("update telegram_chat set card_message_id = $2, card_is_photo = $3, card_digest = $4"
                        + " where chat_id = $1")
                .execute(Tuple.of(chat, card.messageId(), card.photo(), card.digest()))
                .replaceWithVoid();
    }

    Uni<Void> retry(SqlClient sql, OutboxRow row, Instant due) {
        return sql.preparedQuery("update telegram_outbox set due_at = $2 where id = $1")
                .execute(Tuple.of(row.id(), at(due)))
                .replaceWithVoid();
    }

    /** Nothing goes to this chat for a while. The try that Telegram turned away does not count. */
    Uni<Void> slowDown(SqlConnection tx, OutboxRow row, Instant until) {
        return tx.preparedQuery("with c as (update telegram_chat set free_at = $3 where chat_id = $1 returning chat_id)"
                        + " update telegram_outbox o set due_at = $3, attempts = attempts - 1 from c where o.id = $2")
                .execute(Tuple.of(row.chat(), row.id(), at(until)))
                .replaceWithVoid();
    }

    Uni<Void> block(SqlConnection tx, long chat, Instant now) {
        return tx.preparedQuery("with c as (insert into telegram_chat (chat_id, blocked_at) values ($1, $2)"
                        + " on conflict (chat_id) do update set blocked_at = excluded.blocked_at, card_message_id = null,"
                        + " card_digest = null returning chat_id) delete from telegram_outbox o using c"
                        + " where o.chat_id = c.chat_id")
                .execute(Tuple.of(chat, at(now)))
                .replaceWithVoid();
    }

    Uni<Void> unblock(SqlConnection tx, long chat) {
        return tx.preparedQuery(
                        "update telegram_chat set blocked_at = null" + " where chat_id = $1 and blocked_at is not null")
                .execute(Tuple.of(chat))
                .replaceWithVoid();
    }

    private static List<OutboxRow> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(OutboxSql::read)
                .sorted(Comparator.comparingLong(OutboxRow::id))
                .toList();
    }

    private static OutboxRow read(Row r) {
        var photo = r.getBuffer("photo");
        return new OutboxRow(
                r.getLong("id"),
                r.getLong("chat_id"),
                Kind.valueOf(r.getString("kind").toUpperCase(Locale.ROOT)),
                r.getString("body"),
                photo == null ? null : photo.getBytes(),
                r.getBoolean("fresh"),
                r.getInteger("revision"),
                r.getInteger("attempts"),
                instant(r.getOffsetDateTime("created_at")),
                new ShownCard(r.getLong("card_message_id"), r.getBoolean("card_is_photo"), r.getString("card_digest")));
    }
}
