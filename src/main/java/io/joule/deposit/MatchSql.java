package io.joule.deposit;

import static io.joule.base.Sql.instant;

import io.joule.deposit.Candidates.Announced;
import io.joule.deposit.Candidates.Close;
import io.joule.deposit.Candidates.Proven;
import io.joule.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

/** Looks up what may tie a payment to a customer: a few looks into indexes, however many customers there are. */
final class MatchSql {

    /** Amounts up to so far above what was asked for are given out; see {@link IntentSql}. */
    private static final String CANDIDATES = """
            select exact.id as exact_id, exact.customer_id as exact_customer, exact.status, exact.created_at,
                   exact.expires_at, close.id as close_id, close.customer_id as close_customer,
                   near.id as near_id, proven.customer_id as proven_customer, proven.proof
              from (select $1::text as asset, $2::bigint as micros, $3::text as sender) p
              left join proven_address proven on proven.address = p.sender
              left join deposit_intent exact
                on exact.reserved and exact.asset = p.asset and exact.exact_micros = p.micros
              left join lateral (
                   select i.id, i.customer_id from deposit_intent i
                    where exact.id is null and i.reserved and i.asset = p.asset and i.status in ('open', 'seen')
                      and i.asked_micros between p.micros - $4 and p.micros
                    order by i.customer_id is not distinct from proven.customer_id, i.id
                    limit 1) close on true
              left join lateral (
                   select i.id
                     from (select n.id, n.exact_micros, n.status from deposit_intent n
                            where exact.id is null and close.id is null and n.reserved and n.asset = p.asset
                              and n.exact_micros > p.micros and n.exact_micros <= $5
                            order by n.exact_micros limit $6) i
                    where i.status in ('open', 'seen')
                    order by i.exact_micros limit 1) near on true""";

    // The customer's newest only, and not what was paid: it is asked by people, and answered at the same price for all.
    private static final String OWN_NEAR = """
            select i.exact_micros
              from (select * from deposit_intent where customer_id = $1 order by id desc limit $6) i
             where i.reserved and i.status <> 'credited' and i.asset = $2
               and i.exact_micros between $3::bigint - $4::bigint and $5
             order by abs(i.exact_micros - $3) limit 1""";

    /** Of the amounts just above a payment so many are looked at, whatever became of them. */
    private static final int LOOKED_AT = 100;

    private static final int NEWEST = 20;

    Uni<Candidates> candidates(SqlClient client, Incoming payment) {
        Tuple values = Tuple.of(
                payment.amount().asset().name(),
                payment.amount().micros(),
                payment.sender().toString(),
                IntentAmounts.SPREAD,
                atMost(payment.amount()),
                LOOKED_AT);
        return client.preparedQuery(CANDIDATES)
                .execute(values)
                .map(rows -> candidates(rows.iterator().next()));
    }

    /** The amount that this very customer announced and that this payment nearly is; it says nothing of others. */
    Uni<Optional<Money>> ownNear(SqlClient client, long customer, Money paid) {
        Tuple values =
                Tuple.of(customer, paid.asset().name(), paid.micros(), IntentAmounts.SPREAD, atMost(paid), NEWEST);
        return client.preparedQuery(OWN_NEAR)
                .execute(values)
                .map(rows -> rows.size() == 0
                        ? paid
                        : new Money(paid.asset(), rows.iterator().next().getLong(0)))
                // What was announced to the micro may be late, but does not differ.
                .map(nearest -> nearest.equals(paid) ? Optional.empty() : Optional.of(nearest));
    }

    /** At most a tenth of what was announced is missing, which is a ninth of what came. */
    private static long atMost(Money paid) {
        return paid.micros() + Math.min(paid.micros() / 9, Long.MAX_VALUE - paid.micros());
    }

    private static Candidates candidates(Row row) {
        return new Candidates(exact(row), close(row), Optional.ofNullable(row.getUUID("near_id")), proven(row));
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
