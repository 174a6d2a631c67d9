package io.joule.bot.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * An update that was taken to be worked on.
 *
 * @param body JSON, as it came
 * @param attempts this one included
 * @param mark of the person's conversation as it stood when the update was taken ({@code Copy.mark}); null: there was
 *     none, or it is not to be relied on
 */
public record StoredUpdate(long id, String body, int attempts, String mark) {

    /** To be answered from what the database has by now. */
    public StoredUpdate unmarked() {
        return new StoredUpdate(id, body, attempts, null);
    }

    /**
     * Writes down that it acted, in the SQL transaction of what it did.
     *
     * @throws AlreadyDone (as failure) when it acted before: the transaction must be rolled back
     */
    public Uni<Void> done(SqlConnection tx) {
        return UpdateSql.done(tx, id)
                .invoke(moved -> {
                    if (!moved) {
                        throw new AlreadyDone(id);
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public String toString() {
        return "update " + id;
    }
}
