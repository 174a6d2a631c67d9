package io.joule.pricing;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** All SQL on {@code price_history}. */
final class PriceHistorySql {

    // What has not changed is written again only when the last row is old.
    private static final String RECORD = """
            insert into price_history (series, at, sun)
            select n.series, $1, n.sun from unnest($2::text[], $3::bigint[]) as n(series, sun)
             where not exists (
                   select from (select p.sun, p.at from price_history p where p.series = n.series
                                 order by p.at desc limit 1) as last
                    where last.sun = n.sun and last.at > $4)
            on conflict do nothing""";
    private static final String FORGET = "delete from price_history where at < $1";
    private static final String SINCE = """
            select n.series, p.at, p.sun from unnest($2::text[]) as n(series)
              cross join lateral (
                   (select h.at, h.sun from price_history h where h.series = n.series and h.at <= $1
                     order by h.at desc limit 1)
                   union all
                   select h.at, h.sun from price_history h where h.series = n.series and h.at > $1) as p
             order by 1, 2""";

    Uni<Void> record(SqlClient sql, Map<String, Long> prices, Instant now, Duration atLeastEvery) {
        return sql.preparedQuery(RECORD)
                .execute(Tuple.of(
                        at(now),
                        prices.keySet().toArray(String[]::new),
                        prices.values().toArray(Long[]::new),
                        at(now.minus(atLeastEvery))))
                .replaceWithVoid();
    }

    Uni<Void> forget(SqlClient sql, Instant before) {
        return sql.preparedQuery(FORGET).execute(Tuple.of(at(before))).replaceWithVoid();
    }

    Uni<List<PricePoint>> since(SqlClient sql, Collection<String> series, Instant from) {
        return sql.preparedQuery(SINCE)
                .execute(Tuple.of(at(from), series.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(r -> new PricePoint(
                                r.getString("series"), instant(r.getOffsetDateTime("at")), r.getLong("sun")))
                        .toList());
    }
}
