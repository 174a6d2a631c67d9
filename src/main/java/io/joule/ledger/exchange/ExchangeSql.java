package io.joule.ledger.exchange;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.ledger.InsufficientFunds;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.Iterator;
import java.util.Optional;

/** All SQL on {@code exchange}; the schema posts what a row says. */
final class ExchangeSql {

    private static final String COLUMNS = "id, customer_id, usdt_micros, trx_micros, created_at";
    private static final String INSERT = "insert into exchange (" + COLUMNS + ", request_key)"
            + " values ($1, $2, $3, $4, $5, $6) on conflict on constraint exchange_once_per_key do nothing";
    private static final String BY_KEY =
            "select " + COLUMNS + " from exchange where customer_id = $1 and request_key = $2";

    /** What was done under this key, as a repetition. */
    Uni<Optional<Exchanged>> byKey(SqlClient sql, long customer, String key) {
        return sql.preparedQuery(BY_KEY).execute(Tuple.of(customer, key)).map(ExchangeSql::first);
    }

    /** Nothing when the key is known; fails with {@link InsufficientFunds} when there is less. */
    Uni<Void> insert(SqlClient sql, Exchanged one, String key) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(
                        one.id(),
                        one.customer(),
                        one.given().micros(),
                        one.got().micros(),
                        at(one.at()),
                        key))
                .onFailure(PgException.class)
                .transform(e -> InsufficientFunds.of((PgException) e, one.given())
                        .map(Throwable.class::cast)
                        .orElse(e))
                .replaceWithVoid();
    }

    private static Optional<Exchanged> first(RowSet<Row> rows) {
        Iterator<Row> all = rows.iterator();
        return all.hasNext() ? Optional.of(exchanged(all.next())) : Optional.empty();
    }

    private static Exchanged exchanged(Row row) {
        return new Exchanged(
                row.getUUID("id"),
                row.getLong("customer_id"),
                new Money(Asset.USDT, row.getLong("usdt_micros")),
                Money.trx(row.getLong("trx_micros")),
                instant(row.getOffsetDateTime("created_at")),
                true);
    }
}
