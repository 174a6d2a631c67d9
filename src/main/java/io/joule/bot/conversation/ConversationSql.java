package io.joule.bot.conversation;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.bot.card.Button;
import io.joule.bot.card.Language;
import io.joule.notice.telegram.TelegramJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** All SQL on {@code conversation}. */
@ApplicationScoped
public class ConversationSql {

    private static final String COLUMNS =
            "user_id, language, screen, state, token, actions, digest, version, refresh_at";

    Uni<Optional<Conversation>> find(SqlClient sql, long user) {
        return sql.preparedQuery("select " + COLUMNS + " from conversation where user_id = $1")
                .execute(Tuple.of(user))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(ConversationSql::read));
    }

    Uni<Set<Long>> among(SqlClient sql, Set<Long> users) {
        return sql.preparedQuery("select user_id from conversation where user_id = any ($1)")
                .execute(Tuple.tuple().addArrayOfLong(users.toArray(Long[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(r -> r.getLong(0))
                        .collect(Collectors.toSet()));
    }

    /**
     * Writes the next version; the one before it must be the one that {@code c} was read with. A look that keeps the
     * token is no version of its own: a slow step is not overtaken by a card that follows something every second.
     *
     * @return what is stored now; empty when somebody else wrote meanwhile: nothing is written
     */
    Uni<Optional<Conversation>> save(SqlConnection tx, Conversation c, Instant now) {
        return tx.preparedQuery("insert into conversation as old (" + COLUMNS + ", created_at, updated_at)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8 + 1, $9, $10, $10) on conflict (user_id) do update set"
                        + " language = $2, screen = $3, state = $4, token = $5, actions = $6, digest = $7,"
                        + " version = $8 + case when old.token = $5 then 0 else 1 end, refresh_at = $9,"
                        + " updated_at = $10 where old.version = $8 returning version")
                .execute(Tuple.tuple(Arrays.asList(
                        c.user(),
                        c.language().tag(),
                        c.screen(),
                        c.state(),
                        c.token(),
                        TelegramJson.write(c.actions()),
                        c.digest(),
                        c.version(),
                        at(c.refreshAt()),
                        at(now))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(r -> c.stored(r.getLong(0))));
    }

    /** People whose card is to be looked at; looked at again after {@code lease} unless that says otherwise. */
    Uni<List<Long>> takeDue(SqlClient sql, Instant now, Instant lease, int limit) {
        return sql.preparedQuery("update conversation set refresh_at = $2 where user_id in (select user_id"
                        + " from conversation where refresh_at <= $1 order by refresh_at limit $3"
                        + " for update skip locked) returning user_id")
                .execute(Tuple.of(at(now), at(lease), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(r -> r.getLong(0))
                        .toList());
    }

    Uni<Void> refreshNow(SqlClient sql, long user, Instant now) {
        return sql.preparedQuery("update conversation set refresh_at = $2 where user_id = $1 and refresh_at > $2")
                .execute(Tuple.of(user, at(now)))
                .replaceWithVoid();
    }

    private static Conversation read(Row r) {
        return new Conversation(
                r.getLong("user_id"),
                Language.tagged(r.getString("language")),
                r.getString("screen"),
                r.getString("state"),
                r.getString("token"),
                List.of(TelegramJson.read(r.getString("actions"), Button.Action[].class)),
                r.getString("digest"),
                r.getLong("version"),
                instant(r.getOffsetDateTime("refresh_at")));
    }
}
