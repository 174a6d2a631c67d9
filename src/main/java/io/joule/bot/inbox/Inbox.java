package io.joule.bot.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.notice.telegram.TelegramJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes updates in: each is stored once, whoever brings it and how often. */
@ApplicationScoped
public class Inbox {

    private static final long NO_LANE = 0;
    /** Where an update can say who it is from. */
    private static final List<String> KINDS =
            List.of("message", "callback_query", "my_chat_member", "edited_message", "inline_query");

    private final Sql sql;
    private final UpdateSql rows;
    private final Clock clock;

    Inbox(Sql sql, UpdateSql rows, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * @return whether it is new
     * @throws IllegalArgumentException when it has no {@code update_id}: then it is no update
     */
    public Uni<Boolean> store(JsonNode update) {
        if (!isUpdate(update)) {
            throw new IllegalArgumentException("no update_id");
        }
        return rows.store(
                sql.pool(), update.path("update_id").asLong(), lane(update), TelegramJson.write(update), clock.now());
    }

    static boolean isUpdate(JsonNode json) {
        return json.path("update_id").isIntegralNumber()
                && json.path("update_id").canConvertToLong();
    }

    /** Everything that one person does is worked through in order, in whatever chat. */
    private static long lane(JsonNode update) {
        for (String kind : KINDS) {
            JsonNode content = update.path(kind);
            long person = content.path("from").path("id").asLong(NO_LANE);
            long lane = person == NO_LANE ? content.path("chat").path("id").asLong(NO_LANE) : person;
            if (lane != NO_LANE) {
                return lane;
            }
        }
        return NO_LANE;
    }
}
