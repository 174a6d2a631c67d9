package io.joule.customer;

import io.joule.base.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;

/** The table customer on the money path. */
final class CustomerSql {

    private static final String ENSURE = "insert into customer (id, created_at) values ($1, $2) on conflict do nothing";

    private CustomerSql() {}

    static Uni<Void> ensure(SqlConnection tx, long id, Instant now) {
        return tx.preparedQuery(ENSURE).execute(Tuple.of(id, Sql.at(now))).replaceWithVoid();
    }
}
