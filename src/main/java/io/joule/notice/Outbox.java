package io.joule.notice;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.base.Topic;
import io.joule.notice.telegram.InlineKeyboard;
import io.joule.notice.telegram.TelegramJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Where everything begins that goes to Telegram. Each method writes inside the caller's SQL transaction, so that a
 * change and the word about it are committed together or not at all. To a chat that blocked the bot nothing is written.
 */
@ApplicationScoped
public class Outbox {

    private final OutboxSql rows;
    private final Clock clock;

    public Outbox(OutboxSql rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * The chat's card shows this: its message is edited, or sent where there is none. Only the newest content counts;
     * older that has not gone out yet never does.
     *
     * @param fresh it has to be the last message of the chat: it is sent anew, and the old one deleted
     */
    public Uni<Void> card(SqlConnection tx, long chat, CardContent content, boolean fresh) {
        String body = TelegramJson.write(new Body(content.html(), content.keyboard()));
        return rows.putCard(tx, chat, body, content.photo(), fresh, clock.now()).chain(() -> wake(tx));
    }

    /** A message of its own, which stays as it is. */
    public Uni<Void> notice(SqlConnection tx, long chat, String html, InlineKeyboard keyboard) {
        return put(tx, chat, OutboxRow.Kind.NOTICE, TelegramJson.write(new Body(html, keyboard)));
    }

    /**
     * Takes a message out of the chat unless it is the chat's card.
     *
     * @return whether it was another
     */
    public Uni<Boolean> dropOther(SqlConnection tx, long chat, long messageId) {
        return messageId == 0
                ? Uni.createFrom().item(false)
                : rows.cardMessage(tx, chat)
                        .map(card -> card.filter(id -> id == messageId).isEmpty())
                        .call(other -> other
                                ? delete(tx, chat, messageId)
                                : Uni.createFrom().voidItem());
    }

    /** Takes a message out of the chat. */
    public Uni<Void> delete(SqlConnection tx, long chat, long messageId) {
        return put(tx, chat, OutboxRow.Kind.DELETE, TelegramJson.write(new Deletion(messageId)));
    }

    /** Tells the person's Telegram that the press of a button arrived. Before everything else, and under no limit. */
    public Uni<Void> answer(SqlConnection tx, long chat, String callbackId, String text, boolean alert) {
        return put(tx, chat, OutboxRow.Kind.ANSWER, TelegramJson.write(new Answer(callbackId, text, alert)));
    }

    /** The person let the bot in again. */
    public Uni<Void> unblock(SqlConnection tx, long chat) {
        return rows.unblock(tx, chat);
    }

    /** The person shut the bot out: what waits is thrown away. */
    public Uni<Void> block(SqlConnection tx, long chat) {
        return rows.block(tx, chat, clock.now());
    }

    private Uni<Void> put(SqlConnection tx, long chat, OutboxRow.Kind kind, String body) {
        return rows.put(tx, chat, kind, body, clock.now()).chain(() -> wake(tx));
    }

    private static Uni<Void> wake(SqlConnection tx) {
        return Sql.notify(tx, Topic.TELEGRAM);
    }

    @RegisterForReflection
    record Body(String html, InlineKeyboard keyboard) {}

    @RegisterForReflection
    record Deletion(long messageId) {}

    @RegisterForReflection
    record Answer(String callbackId, String text, boolean alert) {}
}
