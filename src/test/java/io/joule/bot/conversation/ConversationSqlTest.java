package io.joule.bot.conversation;

import static io.joule.testing.Awaited.await;
import static io.joule.testing.Awaited.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.joule.bot.card.Language;
import io.joule.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationSqlTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long PERSON = 7;

    private final ConversationSql conversations = new ConversationSql();

    @Test
    void aLookDoesNotOvertakeAStepButAStepOvertakesBoth() {
        assertThat(save(shown(Conversation.begin(PERSON, Language.EN, "menu"), "first", "one")))
                .isTrue();
        Conversation read = find().orElseThrow();
        assertThat(save(shown(read, "first", "two"))).as("a look").isTrue();
        assertThat(save(shown(read, "second", "three"))).as("a step").isTrue();
        assertThat(find()).map(Conversation::digest).contains("three");
        assertThat(save(shown(read, "first", "four"))).as("a look that is late").isFalse();
        assertThat(save(shown(read, "third", "five"))).as("a step that is late").isFalse();
    }

    @Test
    void aCardThatFollowsNothingIsNotLookedAt() {
        long other = PERSON + 1;
        save(shown(Conversation.begin(other, Language.EN, "menu"), "first", "one"));
        await(conversations.refreshNow(DATABASE.pool(), other, NOW));
        assertThat(await(conversations.takeDue(DATABASE.pool(), NOW, NOW.plusSeconds(9), 10)))
                .doesNotContain(other);
    }

    private static Conversation shown(Conversation before, String token, String digest) {
        return before.showing(token, List.of(), digest, null);
    }

    private boolean save(Conversation conversation) {
        return inTransaction(DATABASE.pool(), tx -> conversations.save(tx, conversation, NOW))
                .isPresent();
    }

    private Optional<Conversation> find() {
        return await(conversations.find(DATABASE.pool(), PERSON));
    }
}
