package io.joule.order;

import io.joule.audit.Actor;
import io.joule.audit.Audit;
import io.joule.base.Clock;
import io.joule.base.Refusal;
import io.joule.base.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Stops and resumes the taking of new orders, for all instances at once. What is taken goes on either way. */
@ApplicationScoped
public class Intake {

    private static final String CONSTRAINT = "order_intake_open";

    private final Sql sql;
    private final Clock clock;
    private final IntakeSql rows = new IntakeSql();

    Intake(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Who paused it, and when. */
    public record Paused(String by, Instant since) {}

    /** Empty while orders are taken. */
    public Uni<Optional<Paused>> paused() {
        return rows.paused(sql.pool());
    }

    /** Nothing happens when it is so already. */
    public Uni<Void> set(boolean pause, Actor by) {
        Instant now = clock.now();
        String action = pause ? "orders.paused" : "orders.resumed";
        return sql.transaction(tx -> rows.set(tx, pause, by.toString(), now)
                .chain(changed -> changed
                        ? Audit.record(tx, now, by, action, "orders", Map.of())
                        : Uni.createFrom().voidItem()));
    }

    static boolean isClosed(Throwable failure) {
        return failure instanceof PgException pg && CONSTRAINT.equals(pg.getConstraint());
    }

    static Refusal closed() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "paused",
                "New orders are paused just now. Orders that were taken go on; please try again later.");
    }
}
