package io.joule.payout;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All SQL on {@code payout_wallet}. */
@ApplicationScoped
class PayoutWalletSql {

    /** Puts it in, after its key; a known one keeps its row and its state. */
    Uni<PayoutWallet> put(SqlConnection tx, TronAddress address, Instant now) {
        return tx.preparedQuery("insert into payout_wallet (address, created_at) values ($1, $2)"
                        + " on conflict (address) do update set address = excluded.address returning *")
                .execute(Tuple.of(address.toString(), at(now)))
                .map(rows -> list(rows).get(0));
    }

    Uni<List<PayoutWallet>> all(SqlClient sql) {
        return sql.query("select * from payout_wallet order by id").execute().map(PayoutWalletSql::list);
    }

    Uni<Boolean> has(SqlClient sql, TronAddress address) {
        return sql.preparedQuery("select from payout_wallet where address = $1")
                .execute(Tuple.of(address.toString()))
                .map(rows -> rows.size() > 0);
    }

    Uni<Optional<PayoutWallet>> setEnabled(SqlConnection tx, long id, boolean enabled) {
        return tx.preparedQuery("update payout_wallet set state = $2 where id = $1 returning *")
                .execute(Tuple.of(id, enabled ? "enabled" : "disabled"))
                .map(rows -> list(rows).stream().findFirst());
    }

    Uni<Void> observed(SqlClient sql, TronAddress address, Money trx, Money usdt, Instant now) {
        return sql.preparedQuery("update payout_wallet set trx_balance_sun = $2, usdt_balance_micros = $3,"
                        + " observed_at = $4 where address = $1")
                .execute(Tuple.of(address.toString(), trx.micros(), usdt.micros(), at(now)))
                .replaceWithVoid();
    }

    private static List<PayoutWallet> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PayoutWalletSql::read)
                .toList();
    }

    private static PayoutWallet read(Row row) {
        return new PayoutWallet(
                row.getLong("id"),
                TronAddress.parse(row.getString("address")),
                row.getString("state").equals("enabled"),
                Money.trx(row.getLong("trx_balance_sun")),
                new Money(Asset.USDT, row.getLong("usdt_balance_micros")),
                Optional.ofNullable(instant(row.getOffsetDateTime("observed_at"))),
                instant(row.getOffsetDateTime("created_at")));
    }
}
