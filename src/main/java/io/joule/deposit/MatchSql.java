package io.joule.deposit;

import static io.joule.base.Sql.instant;

import io.joule.deposit.Candidates.Announced;
import io.joule.deposit.Candidates.Close;
import io.joule.deposit.Candidates.Proven;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

/** Looks up what may tie a payment to a customer: three looks into indexes, however many customers there are. */
final class MatchSql {

    /** Amounts up to so far above what was asked for are given out; see {@link IntentSql}. */
    private static final String CANDIDATES = """
            select exact.id as exact_id, exact.customer_id as exact_customer, exact.status, exact.created_at,
                   exact.expires_at, close.id as close_id, close.customer_id as close_customer,
                   proven.customer_id as proven_customer, proven.proof
              from (select $1::text as asset, $2::bigint as micros, $3::text as sender) p
              left join proven_address proven on proven.address = p.sender
              left join deposit_intent exact
                on exact.reserved and exact.asset = p.asset and exact.exact_micros = p.micros
              left join lateral (
                   select i.id, i.customer_id from deposit_intent i
                    where exact.id is null and i.reserved and i.asset = p.asset and i.status in ('open', 'seen')
                      and i.asked_micros between p.micros - $4 and p.micros
                    order by i.customer_id is not distinct from proven.customer_id, i.id
                    limit 1) close on true""";

    Uni<Candidates> candidates(SqlClient client, Incoming payment) {
        Tuple values = Tuple.of(
                payment.amount().asset().name(),
                payment.amount().micros(),
                payment.sender().toString(),
                IntentAmounts.SPREAD);
        return client.preparedQuery(CANDIDATES)
                .execute(values)
                .map(rows -> candidates(rows.iterator().next()));
    }

    private static Candidates candidates(Row row) {
        return new Candidates(exact(row), close(row), proven(row));
    }

    private static Optional<Announced> exact(Row row) {
        return Optional.ofNullable(row.getUUID("exact_id"))
                .map(id -> new Announced(
                        id,
                        row.getLong("exact_customer"),
                        IntentStatus.of(row.getString("status")) == IntentStatus.CREDITED,
                        instant(row.getOffsetDateTime("created_at")),
                        instant(row.getOffsetDateTime("expires_at"))));
    }

    private static Optional<Close> close(Row row) {
        return Optional.ofNullable(row.getUUID("close_id")).map(id -> new Close(id, row.getLong("close_customer")));
    }

    private static Optional<Proven> proven(Row row) {
        return Optional.ofNullable(row.getLong("proven_customer"))
                .map(customer -> new Proven(customer, Proof.of(row.getString("proof"))));
    }
}
