package io.joule.bot.rental;

import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.UUID;

/** Lets somebody else pay for what was chosen. */
public interface FriendPays {

    /** To the card with the link for the friend; what was chosen is complete and can be delivered. */
    Uni<Step> ask(Rental rental, Visit visit);

    /** Who asked for this order; empty when no friend was asked to pay for it. */
    Uni<Optional<Asked>> asked(SqlConnection tx, UUID order);

    /** @param link payload of the link that was asked with */
    record Asked(long person, String link) {}
}
