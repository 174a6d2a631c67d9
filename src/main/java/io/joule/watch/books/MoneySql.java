package io.joule.watch.books;

import static io.joule.base.Sql.at;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Held money beside open orders and withdrawals, and how far the ledger was read. */
final class MoneySql {

    private static final String HELD = """
            with open as (
                select customer_id, sum(micros)::bigint as micros from (
                    select customer_id, cost_micros as micros from energy_order where status in ('pending', 'processing')
                    union all
                    select customer_id, micros from payout
                     where kind = 'withdrawal' and status in ('requested', 'approved', 'sending')) as part
                 group by customer_id),
            held as (
                select customer_id, balance_micros as micros from account
                 where kind = 'held' and balance_micros <> 0 and asset = 'TRX')
            select coalesce(open.customer_id, held.customer_id) as customer, coalesce(open.micros, 0) as orders,
                   coalesce(held.micros, 0) as held
              from open full join held on held.customer_id = open.customer_id
             where open.micros is distinct from held.micros order by 1 limit $1""";

    private static final String UNMATCHED = """
            with kept as (
                select asset, sum(micros)::bigint as micros from unmatched_payment
                 where state in ('open', 'refunding') and asset is not null group by asset),
            booked as (select asset, balance_micros as micros from account where kind = 'unmatched')
            select asset, coalesce(kept.micros, 0) as kept, coalesce(booked.micros, 0) as booked
              from kept full join booked using (asset)
             where coalesce(kept.micros, 0) <> coalesce(booked.micros, 0) order by asset""";

    private MoneySql() {}

    record Held(long customer, long ordersMicros, long heldMicros) {}

    record Unmatched(Money kept, Money booked) {}

    /** Where the payments on the list and the account for them differ. */
    static Uni<List<Unmatched>> unmatched(SqlClient sql) {
        return sql.preparedQuery(UNMATCHED)
                .execute()
                .map(rows -> list(rows)
                        .map(r -> new Unmatched(money(r, "kept"), money(r, "booked")))
                        .toList());
    }

    private static Money money(Row row, String column) {
        return new Money(Asset.valueOf(row.getString("asset")), row.getLong(column));
    }

    static Uni<List<Held>> held(SqlClient sql, int limit) {
        return sql.preparedQuery(HELD)
                .execute(Tuple.of(limit))
                .map(rows -> list(rows)
                        .map(r -> new Held(r.getLong("customer"), r.getLong("orders"), r.getLong("held")))
                        .toList());
    }

    /** 0 when it was never set. */
    static Uni<Long> mark(SqlClient sql, String name) {
        return sql.preparedQuery("select value from reconciliation_mark where name = $1")
                .execute(Tuple.of(name))
                .map(rows -> list(rows).findFirst().map(r -> r.getLong(0)).orElse(0L));
    }

    static Uni<Void> mark(SqlClient sql, String name, long value, Instant now) {
        return sql.preparedQuery("insert into reconciliation_mark (name, value, at) values ($1, $2, $3)"
                        + " on conflict (name) do update set value = excluded.value, at = excluded.at")
                .execute(Tuple.of(name, value, at(now)))
                .replaceWithVoid();
    }

    /** Subjects of this kind's findings that are not resolved, as numbers. */
    static Uni<List<Long>> known(SqlClient sql, FindingKind kind) {
        return sql.preparedQuery("select subject::bigint from finding where kind = $1 and state <> 'resolved'")
                .execute(Tuple.of(kind.word()))
                .map(rows -> list(rows).map(r -> r.getLong(0)).toList());
    }

    private static Stream<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
