package io.joule.bot.operator;

import io.joule.base.Clock;
import io.joule.base.Sql;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Counts for the operator; each part has its index, and none reads more than a day or what is open. */
@ApplicationScoped
class FiguresSql {

    private static final Duration LATELY = Duration.ofHours(24);
    private static final String FIGURES = """
            select (select count(*) from energy_order where status = 'pending') as pending,
                   (select count(*) from energy_order where status = 'processing') as processing,
                   done.orders, done.energy, done.micros,
                   (select count(*) from energy_order where status = 'failed' and id > $1) as failed,
                   (select count(*) from unmatched_payment where state = 'open') as unmatched,
                   (select count(*) from payout
                     where kind = 'withdrawal' and status = 'requested' and needs_approval) as approvals,
                   (select count(*) from finding where state = 'open') as findings
              from (select count(*) as orders, coalesce(sum(energy), 0)::bigint as energy,
                           coalesce(sum(cost_micros), 0)::bigint as micros
                      from energy_order where status = 'completed' and id > $1) as done""";

    private final Sql sql;
    private final Clock clock;

    FiguresSql(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Uni<Figures> now() {
        return sql.pool().preparedQuery(FIGURES).execute(Tuple.of(since())).map(rows -> {
            var r = rows.iterator().next();
            return new Figures(
                    r.getLong("pending"),
                    r.getLong("processing"),
                    r.getLong("orders"),
                    r.getLong("energy"),
                    Money.trx(r.getLong("micros")),
                    r.getLong("failed"),
                    r.getLong("unmatched"),
                    r.getLong("approvals"),
                    r.getLong("findings"));
        });
    }

    /** Orders' ids begin with their time: the smallest of a day ago. */
    private UUID since() {
        return new UUID(clock.now().minus(LATELY).toEpochMilli() << 16, 0);
    }
}
