package io.joule.payout;

import io.joule.base.Sql;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The way back of an unmatched payment: {@code open → refunding → refunded}, or open again. */
@ApplicationScoped
class RefundedPaymentSql {

    /** @param amount empty for a token that is not accepted */
    record Unmatched(TronAddress sender, Optional<Money> amount, String state) {}

    Uni<Optional<Unmatched>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery("select sender, asset, micros, state from unmatched_payment where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Unmatched(
                                TronAddress.parse(row.getString("sender")),
                                Optional.ofNullable(row.getString("asset"))
                                        .map(asset -> new Money(Asset.valueOf(asset), row.getLong("micros"))),
                                row.getString("state")))
                        .findFirst());
    }

    /** False when it is not open any more: assigned, claimed, or going back already. */
    Uni<Boolean> begin(SqlConnection tx, UUID id, String by, Instant now) {
        return tx.preparedQuery("update unmatched_payment set state = 'refunding', settled_by = $2, settled_at = $3,"
                        + " refund_failure = null where id = $1 and state = 'open' and asset is not null")
                .execute(Tuple.of(id, by, Sql.at(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Boolean> done(SqlConnection tx, UUID id, Instant now) {
        return tx.preparedQuery(
                        "update unmatched_payment set state = 'refunded', settled_at = $2 where id = $1 and state = 'refunding'")
                .execute(Tuple.of(id, Sql.at(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Boolean> reopen(SqlConnection tx, UUID id, String why) {
        return tx.preparedQuery("update unmatched_payment set state = 'open', settled_by = null, settled_at = null,"
                        + " refund_failure = $2 where id = $1 and state = 'refunding'")
                .execute(Tuple.of(id, why))
                .map(rows -> rows.rowCount() == 1);
    }
}
