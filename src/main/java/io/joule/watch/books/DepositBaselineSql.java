package io.joule.watch.books;

import static io.joule.base.Sql.at;

import io.joule.money.Asset;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the deposit address held at the last look, and what was booked since. */
final class DepositBaselineSql {

    private DepositBaselineSql() {}

    /** @param unexplainedMicros what no payment explains and nobody has accepted, until {@code height} */
    record Baseline(long height, long balanceMicros, long unexplainedMicros) {}

    static Uni<Optional<Baseline>> find(SqlClient sql, Asset asset, TronAddress address) {
        return sql.preparedQuery("select height, balance_micros, unexplained_micros from deposit_baseline"
                        + " where asset = $1 and address = $2")
                .execute(Tuple.of(asset.name(), address.toString()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(DepositBaselineSql::read));
    }

    /** Moves it on from {@code before}; false when somebody else has, or a person has explained something meanwhile. */
    static Uni<Boolean> put(
            SqlClient sql, Asset asset, TronAddress address, Optional<Baseline> before, Baseline now, Instant time) {
        return sql.preparedQuery("""
                insert into deposit_baseline as b (asset, address, height, balance_micros, unexplained_micros, at)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (asset) do update set address = excluded.address, height = excluded.height,
                    balance_micros = excluded.balance_micros, unexplained_micros = excluded.unexplained_micros,
                    at = excluded.at
                 where b.address <> excluded.address or b.height = $7 and b.unexplained_micros = $8""")
                .execute(Tuple.tuple(Arrays.asList(
                        asset.name(),
                        address.toString(),
                        now.height(),
                        now.balanceMicros(),
                        now.unexplainedMicros(),
                        at(time),
                        before.map(Baseline::height).orElse(null),
                        before.map(Baseline::unexplainedMicros).orElse(null))))
                .map(rows -> rows.rowCount() == 1);
    }

    /** A person knows where so much came from or went. */
    static Uni<Void> explained(SqlClient sql, String asset, long micros) {
        return sql.preparedQuery(
                        "update deposit_baseline set unexplained_micros = unexplained_micros - $2 where asset = $1")
                .execute(Tuple.of(asset, micros))
                .replaceWithVoid();
    }

    /** Up to which final block payments have been booked; empty before the scanner has begun. */
    static Uni<Optional<Long>> scannedTo(SqlClient sql) {
        return sql.query("select height from scan_cursor where name = 'deposits'")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(r -> r.getLong(0)));
    }

    /** What was booked of payments in blocks after {@code from} and up to {@code to}, matched or not. */
    static Uni<Long> booked(SqlClient sql, Asset asset, long from, long to) {
        return sql.preparedQuery("""
                select (select coalesce(sum(micros), 0) from deposit
                         where asset = $1 and block_height > $2 and block_height <= $3)::bigint
                     + (select coalesce(sum(micros), 0) from unmatched_payment
                         where asset = $1 and block_height > $2 and block_height <= $3
                           and state not in ('assigned', 'claimed'))::bigint""")
                .execute(Tuple.of(asset.name(), from, to))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Baseline read(Row r) {
        return new Baseline(r.getLong("height"), r.getLong("balance_micros"), r.getLong("unexplained_micros"));
    }
}
