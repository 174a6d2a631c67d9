package io.joule.payout;

import io.joule.base.Sql;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What a customer may still withdraw, and where to. */
@ApplicationScoped
class CustomerLimitSql {

    /**
     * What this customer withdrew, or asked for, since {@code since}. The customer's row stays locked until the
     * transaction ends: of two requests at once the second one sees the first.
     */
    Uni<Long> withdrawn(SqlConnection tx, long customer, Instant since) {
        return tx.preparedQuery("select from customer where id = $1 for no key update")
                .execute(Tuple.of(customer))
                .chain(() -> tx.preparedQuery("select coalesce(sum(micros), 0)::bigint from payout"
                                + " where kind = 'withdrawal' and customer_id = $1 and created_at > $2"
                                + " and status not in ('cancelled', 'rejected', 'failed')")
                        .execute(Tuple.of(customer, Sql.at(since))))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** True when the address's key has signed for this customer; having paid for it is not enough. */
    Uni<Boolean> isProven(SqlClient sql, long customer, TronAddress address) {
        return sql.preparedQuery("select exists (select from proven_address"
                        + " where address = $1 and customer_id = $2 and proof = 'signature')")
                .execute(Tuple.of(address.toString(), customer))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
