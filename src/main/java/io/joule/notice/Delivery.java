package io.joule.notice;

import io.joule.base.Backoff;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.notice.OutboxRow.ShownCard;
import io.joule.notice.telegram.BotApi;
import io.joule.notice.telegram.TelegramAnswer;
import io.joule.notice.telegram.TelegramAnswer.Meaning;
import io.joule.notice.telegram.TelegramConfig;
import io.joule.notice.telegram.TelegramJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Sends one row of the outbox and writes down what became of it. */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    /** Telegram forgets a press after about as long. */
    private static final Duration ANSWER_LIFE = Duration.ofSeconds(30);

    private final BotApi api;
    private final OutboxSql rows;
    private final Sql sql;
    private final Clock clock;
    private final Backoff backoff;
    private final int maxAttempts;

    Delivery(BotApi api, OutboxSql rows, Sql sql, Clock clock, TelegramConfig config) {
        this.api = api;
        this.rows = rows;
        this.sql = sql;
        this.clock = clock;
        this.backoff = new Backoff(config.retryAfter(), LONGEST_WAIT);
        this.maxAttempts = config.maxAttempts();
    }

    Uni<Void> deliver(OutboxRow row) {
        return switch (row.kind()) {
            case CARD -> card(row);
            case NOTICE -> send(row).chain(answer -> settle(row, answer));
            case DELETE ->
                api.deleteMessage(row.chat(), deletion(row).messageId()).chain(answer -> settle(row, answer));
            case ANSWER -> answer(row);
        };
    }

    private Uni<Void> answer(OutboxRow row) {
        if (row.createdAt().plus(ANSWER_LIFE).isBefore(clock.now())) {
            return done(row);
        }
        Outbox.Answer press = TelegramJson.read(row.body(), Outbox.Answer.class);
        return api.answerCallbackQuery(press.callbackId(), press.text(), press.alert())
                .chain(answer -> settle(row, answer));
    }

    private Uni<Void> card(OutboxRow row) {
        CardContent content = row.content();
        ShownCard shown = row.card();
        if (shown.messageId() == null || row.fresh() || shown.photo() != content.isPhoto()) {
            return sendCard(row, content);
        }
        if (content.digest().equals(shown.digest())) {
            return done(row);
        }
        return edit(row.chat(), shown.messageId(), content)
                .chain(answer -> answer.meaning() == Meaning.GONE
                        ? sendCard(row, content)
                        : settleCard(row, answer, shown.messageId()));
    }

    private Uni<Void> sendCard(OutboxRow row, CardContent content) {
        return send(row).chain(answer -> settleCard(row, answer, BotApi.messageId(answer)));
    }

    private Uni<TelegramAnswer> send(OutboxRow row) {
        CardContent content = row.content();
        return content.isPhoto()
                ? api.sendPhoto(row.chat(), content.photo(), content.html(), content.keyboard())
                : api.sendMessage(row.chat(), content.html(), content.keyboard());
    }

    private Uni<TelegramAnswer> edit(long chat, long messageId, CardContent content) {
        return content.isPhoto()
                ? api.editMessagePhoto(chat, messageId, content.photo(), content.html(), content.keyboard())
                : api.editMessageText(chat, messageId, content.html(), content.keyboard());
    }

    private Uni<Void> settleCard(OutboxRow row, TelegramAnswer answer, long messageId) {
        if (answer.meaning() != Meaning.OK && answer.meaning() != Meaning.NOT_MODIFIED) {
            return settle(row, answer);
        }
        CardContent content = row.content();
        ShownCard now = new ShownCard(messageId, content.isPhoto(), content.digest());
        return write(tx -> rows.setCard(tx, row.chat(), now)
                .chain(() -> forgetOld(tx, row, messageId))
                .chain(() -> rows.done(tx, row, clock.now())));
    }

    private Uni<Void> forgetOld(SqlConnection tx, OutboxRow row, long messageId) {
        Long old = row.card().messageId();
        if (old == null || old == messageId) {
            return Uni.createFrom().voidItem();
        }
        String body = TelegramJson.write(new Outbox.Deletion(old));
        return rows.put(tx, row.chat(), OutboxRow.Kind.DELETE, body, clock.now());
    }

    private Uni<Void> settle(OutboxRow row, TelegramAnswer answer) {
        return switch (answer.meaning()) {
            case OK, NOT_MODIFIED, GONE, TOO_LATE -> done(row);
            case SLOW_DOWN ->
                write(tx -> rows.slowDown(tx, row, clock.now().plus(atLeastASecond(answer.retryAfter()))));
            case BLOCKED -> blocked(row, answer);
            case UNKNOWN -> row.attempts() < maxAttempts ? again(row, answer) : giveUp(row, answer);
            case CONFLICT, REFUSED -> giveUp(row, answer);
        };
    }

    private Uni<Void> again(OutboxRow row, TelegramAnswer answer) {
        LOG.debugf("%s is tried again: %s", row, answer.description());
        return rows.retry(sql.pool(), row, clock.now().plus(backoff.after(row.attempts() - 1)));
    }

    private Uni<Void> blocked(OutboxRow row, TelegramAnswer answer) {
        LOG.infof("chat %d can't be written to any more: %s", row.chat(), answer.description());
        return write(tx -> rows.block(tx, row.chat(), clock.now()));
    }

    private Uni<Void> giveUp(OutboxRow row, TelegramAnswer answer) {
        LOG.warnf("%s is given up after %d tries: %s", row, row.attempts(), answer.description());
        return done(row);
    }

    private Uni<Void> done(OutboxRow row) {
        return write(tx -> rows.done(tx, row, clock.now()));
    }

    private Uni<Void> write(Function<SqlConnection, Uni<Void>> work) {
        return sql.transaction(work);
    }

    private static Outbox.Deletion deletion(OutboxRow row) {
        return TelegramJson.read(row.body(), Outbox.Deletion.class);
    }

    private static Duration atLeastASecond(Duration wait) {
        return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
    }
}
