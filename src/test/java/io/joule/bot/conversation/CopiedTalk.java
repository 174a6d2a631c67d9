package io.joule.bot.conversation;

import static org.awaitility.Awaitility.await;

import io.joule.bot.Shop;
import io.joule.bot.inbox.StoredUpdate;
import io.joule.cluster.SharedCopies;
import io.joule.notice.telegram.TelegramJson;
import io.joule.sandbox.telegram.Talk;
import io.joule.testing.OnEventLoop;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** People whose conversation is copied, a look at the copy, and hands that put another there. */
abstract class CopiedTalk extends Shop {

    private static final AtomicLong NEXT = new AtomicLong(Long.MAX_VALUE - 1);

    @Inject
    ConversationSql conversations;

    @Inject
    SharedCopies copies;

    /** The first button of this card, in an update that the loop leaves to the test. */
    StoredUpdate pressed(Talk person, Copy card, String mark) {
        long id = NEXT.getAndDecrement();
        String data = card.token() + ".0";
        String body = TelegramJson.write(
                Map.of("update_id", id, "callback_query", Map.of("id", "1", "data", data, "from", from(person))));
        OnEventLoop.run(() -> sql.pool()
                .preparedQuery("insert into telegram_update (update_id, lane, body, received_at, due_at)"
                        + " values ($1, $2, $3, now() - interval '1 hour', now() + interval '1 hour')")
                .execute(Tuple.of(id, person.id(), body)));
        return new StoredUpdate(id, body, 1, mark);
    }

    private static Map<String, Object> from(Talk person) {
        return Map.of("id", person.id(), "is_bot", false, "first_name", "A");
    }

    /** The copy of where the person is, once the last step is copied. */
    Copy settled(Talk person) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> OnEventLoop.run(() -> copies.find(key(person)))
                        .flatMap(Copy::read)
                        .filter(stored(person)::equals)
                        .isPresent());
        return stored(person);
    }

    Copy stored(Talk person) {
        return Copy.of(OnEventLoop.run(() -> conversations.find(sql.pool(), person.id()))
                .orElseThrow());
    }

    void plant(Talk person, String text) {
        OnEventLoop.run(() -> copies.keep(key(person), text, Duration.ofMinutes(1)));
    }

    private static String key(Talk person) {
        return "conversation:" + person.id();
    }
}
