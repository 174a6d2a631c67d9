package io.joule.customer;

import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Customers come into being when something first needs them. */
@ApplicationScoped
public class Customers {

    private final Clock clock;

    public Customers(Clock clock) {
        this.clock = clock;
    }

    /**
     * Makes sure the customer exists, inside the caller's SQL transaction.
     *
     * @throws Refusal for an id that no customer can have
     */
    public Uni<Void> ensure(SqlConnection tx, long id) {
        check(id);
        return CustomerSql.ensure(tx, id, clock.now());
    }

    /** @throws Refusal unless it is above zero, as every Telegram id of a person is */
    public static void check(long id) {
        if (id <= 0) {
            throw new Refusal(Refusal.Kind.INVALID, "invalid_user_id", "user_id", "user_id must be above zero");
        }
    }
}
