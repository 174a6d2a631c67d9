package io.joule.bot.conversation;

import io.joule.base.Sql;
import io.joule.cluster.RedisConfig;
import io.joule.cluster.SharedCopies;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a person is, from a copy when there is one that the database vouches for, else from the database. The database
 * says with each update what the conversation is like ({@link Copy#mark}); a copy that is not like that is none.
 */
@ApplicationScoped
class ConversationCopies {

    private final ConversationSql conversations;
    private final SharedCopies copies;
    private final Duration hold;
    private final Sql sql;
    private final MeterRegistry meters;

    ConversationCopies(
            ConversationSql conversations, SharedCopies copies, RedisConfig config, Sql sql, MeterRegistry meters) {
        this.conversations = conversations;
        this.copies = copies;
        this.hold = config.conversationsHold();
        this.sql = sql;
        this.meters = meters;
    }

    /** @param mark what the database said; null: only the database is asked */
    Uni<Optional<Conversation>> find(long user, String mark) {
        return copy(user, mark)
                .invoke(copy -> count(copy.isPresent() ? "copy" : "database"))
                .chain(copy -> copy.isPresent() ? Uni.createFrom().item(copy) : conversations.find(sql.pool(), user));
    }

    /** For the next step; only what is committed. */
    Uni<Void> keep(Conversation stored) {
        return copies.keep(key(stored.user()), Copy.of(stored).json(), hold);
    }

    private Uni<Optional<Conversation>> copy(long user, String mark) {
        return mark == null
                ? Uni.createFrom().item(Optional.empty())
                : copies.find(key(user))
                        .map(found -> found.flatMap(Copy::read)
                                .filter(copy -> copy.mark().equals(mark))
                                .map(Copy::conversation));
    }

    private void count(String from) {
        meters.counter("joule.conversation.reads", "from", from).increment();
    }

    private static String key(long user) {
        return "conversation:" + user;
    }
}
