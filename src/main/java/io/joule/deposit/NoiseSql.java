package io.joule.deposit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;

/** The counts of {@code payment_noise}; only the scanner that holds the cursor's row writes them. */
final class NoiseSql {

    private static final String RECORDED = """
            select coalesce(sum(recorded), 0)::bigint from payment_noise where day = $1 and reason = $2""";
    private static final String COUNT = """
            insert into payment_noise as n (day, reason, payments, recorded) values ($1, $2, $3, $4)
            on conflict (day, reason) do update
               set payments = n.payments + excluded.payments, recorded = n.recorded + excluded.recorded""";

    /** How many of that day were kept singly. */
    Uni<Long> recorded(SqlConnection tx, LocalDate day, Reason reason) {
        return tx.preparedQuery(RECORDED)
                .execute(Tuple.of(day, reason.word()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<Void> count(SqlConnection tx, LocalDate day, Reason reason, long payments, long recorded) {
        return tx.preparedQuery(COUNT)
                .execute(Tuple.of(day, reason.word(), payments, recorded))
                .replaceWithVoid();
    }
}
