package io.joule.bot.rental;

import io.joule.bot.card.Step;
import io.joule.bot.card.Visit;
import io.smallrye.mutiny.Uni;

/** Lets somebody else pay for what was chosen. */
public interface FriendPays {

    /** To the card with the link for the friend; what was chosen is complete and can be delivered. */
    Uni<Step> ask(Rental rental, Visit visit);
}
