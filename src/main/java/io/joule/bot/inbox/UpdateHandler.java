package io.joule.bot.inbox;

import io.smallrye.mutiny.Uni;

/** Does what an update asks for, and marks it {@link StoredUpdate#done} in the same SQL transaction. */
public interface UpdateHandler {

    Uni<Void> handle(StoredUpdate update);

    /** It failed for the last time: say so to the person, and mark it done. */
    Uni<Void> giveUp(StoredUpdate update);
}
