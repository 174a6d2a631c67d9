package io.joule.bot.alert;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.base.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All SQL on {@code operator_alert}. */
@ApplicationScoped
class AlertSql {

    private static final String[] AT_ONCE = Arrays.stream(AlertKind.values())
            .filter(AlertKind::atOnce)
            .map(AlertKind::word)
            .toArray(String[]::new);

    /** An open case, and since when. */
    record Open(Alert alert, Instant since) {}

    /** Rows are locked in one order by all instances. */
    Uni<Void> seen(SqlConnection tx, List<Alert> alerts, Instant now) {
        return tx.preparedQuery("insert into operator_alert as a (id, kind, subject, detail, first_seen, last_seen)"
                        + " select distinct on (kind, subject) id, kind, subject, detail, $5, $5"
                        + " from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as one(id, kind, subject, detail) order by kind, subject"
                        + " on conflict (kind, subject) where over_at is null do update set detail = excluded.detail,"
                        + " last_seen = greatest(a.last_seen, excluded.last_seen)")
                .execute(Tuple.of(
                        alerts.stream().map(one -> Ids.next()).toArray(UUID[]::new),
                        texts(alerts, one -> one.kind().word()),
                        texts(alerts, Alert::subject),
                        texts(alerts, Alert::detail),
                        at(now)))
                .replaceWithVoid();
    }

    /** What is to be told now, and by this transaction alone: a case that another one holds is told by that. */
    Uni<List<Alert>> takeNew(SqlConnection tx, Instant now, Instant lastsSince) {
        return tx.preparedQuery("update operator_alert set told_at = $1 where id in (select id from operator_alert"
                        + " where over_at is null and told_at is null and (kind = any ($3) or first_seen <= $2)"
                        + " order by id for update skip locked) returning id, kind, subject, detail")
                .execute(Tuple.of(at(now), at(lastsSince), AT_ONCE))
                .map(rows -> inOrder(rows).map(AlertSql::alert).toList());
    }

    /** Ends what nobody has seen since then; gives what was told of it. */
    Uni<List<Alert>> takeOver(SqlConnection tx, Instant now, Instant seenBefore) {
        return tx.preparedQuery("update operator_alert set over_at = $1 where id in (select id from operator_alert"
                        + " where over_at is null and last_seen < $2 order by id for update skip locked)"
                        + " returning id, kind, subject, detail, told_at")
                .execute(Tuple.of(at(now), at(seenBefore)))
                .map(rows -> inOrder(rows)
                        .filter(r -> r.getOffsetDateTime("told_at") != null)
                        .map(AlertSql::alert)
                        .toList());
    }

    Uni<Void> prune(SqlConnection tx, Instant overBefore) {
        return tx.preparedQuery("delete from operator_alert where over_at < $1")
                .execute(Tuple.of(at(overBefore)))
                .replaceWithVoid();
    }

    /** What was told and is not over, newest first. */
    Uni<List<Open>> open(SqlClient sql, int limit) {
        return sql.preparedQuery("select kind, subject, detail, first_seen from operator_alert"
                        + " where over_at is null and told_at is not null order by id desc limit $1")
                .execute(Tuple.of(limit))
                .map(rows -> stream(rows)
                        .map(r -> new Open(alert(r), instant(r.getOffsetDateTime("first_seen"))))
                        .toList());
    }

    private static Alert alert(Row r) {
        return new Alert(AlertKind.of(r.getString("kind")), r.getString("subject"), r.getString("detail"));
    }

    private static String[] texts(List<Alert> alerts, Function<Alert, String> part) {
        return alerts.stream().map(part).toArray(String[]::new);
    }

    private static Stream<Row> inOrder(RowSet<Row> rows) {
        return stream(rows).sorted(Comparator.comparing(r -> r.getUUID("id")));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
