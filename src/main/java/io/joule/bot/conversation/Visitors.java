package io.joule.bot.conversation;

import io.joule.base.Clock;
import io.joule.bot.BotAccess;
import io.joule.bot.BotIdentity;
import io.joule.bot.card.Visit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The people who have talked with the bot, for those who have something to tell them. */
@ApplicationScoped
public class Visitors {

    private final ConversationSql conversations;
    private final BotAccess access;
    private final BotIdentity identity;
    private final Clock clock;

    Visitors(ConversationSql conversations, BotAccess access, BotIdentity identity, Clock clock) {
        this.conversations = conversations;
        this.access = access;
        this.identity = identity;
        this.clock = clock;
    }

    /** Tells this person, in their language; does nothing for one who never came, and where there is no bot. */
    public Uni<Void> tell(SqlConnection tx, long person, Function<Visit, Uni<Void>> news) {
        return access.isOn()
                ? find(tx, person)
                        .chain(visit ->
                                visit.map(news).orElseGet(() -> Uni.createFrom().voidItem()))
                : Uni.createFrom().voidItem();
    }

    /** Who of them has talked with the bot; nobody where there is none. */
    public Uni<Set<Long>> among(SqlConnection tx, Set<Long> people) {
        return access.isOn()
                ? conversations.among(tx, people)
                : Uni.createFrom().item(Set.of());
    }

    /** The card that this person has open is looked at once more, where it follows something by itself. */
    public Uni<Void> refresh(SqlConnection tx, long person) {
        return conversations.refreshNow(tx, person, clock.now());
    }

    /** Empty for one who never came. */
    public Uni<Optional<Visit>> find(SqlConnection tx, long person) {
        return conversations
                .find(tx, person)
                .map(found -> found.map(c -> new Visit(person, c.language(), "", identity.name())));
    }
}
