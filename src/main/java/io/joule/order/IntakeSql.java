package io.joule.order;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All SQL on {@code order_intake}. */
final class IntakeSql {

    private static final String SET = """
            insert into order_intake as i (one, paused, changed_by, changed_at) values (true, $1, $2, $3)
            on conflict (one) do update set paused = $1, changed_by = $2, changed_at = $3 where i.paused <> $1""";

    Uni<Optional<Intake.Paused>> paused(SqlClient sql) {
        return sql.query("select changed_by, changed_at from order_intake where paused")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(r -> new Intake.Paused(
                                r.getString("changed_by"), instant(r.getOffsetDateTime("changed_at")))));
    }

    /** False when it was so already. */
    Uni<Boolean> set(SqlConnection tx, boolean paused, String by, Instant now) {
        return tx.preparedQuery(SET).execute(Tuple.of(paused, by, at(now))).map(rows -> rows.rowCount() == 1);
    }
}
