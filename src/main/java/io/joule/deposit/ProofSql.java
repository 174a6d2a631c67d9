package io.joule.deposit;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** Whose addresses are whose: {@code proven_address}, and what is remembered of senders. */
final class ProofSql {

    // One statement: a sender that now turns out to be shared loses its proof in the same breath.
    private static final String PAID = """
            with seen as (
                insert into intent_sender as s (address, customer_id, payments) values ($1, $2, 1)
                on conflict (address) do update
                   set payments = s.payments + 1, shared = s.shared or s.customer_id <> excluded.customer_id
                returning address, customer_id, payments, shared),
            lost as (
                delete from proven_address p using seen
                 where seen.shared and p.address = seen.address and p.proof = 'payment')
            insert into proven_address (address, customer_id, proof, proven_at)
            select address, customer_id, 'payment', $4 from seen where not shared and $3 > 0 and payments >= $3
            on conflict (address) do nothing""";
    private static final String SEEN_WITH = """
            with seen as (
                update intent_sender set shared = true where address = $1 and customer_id <> $2 returning address)
            delete from proven_address p using seen where p.address = seen.address and p.proof = 'payment'""";
    private static final String SIGNED = """
            insert into proven_address (address, customer_id, proof, proven_at) values ($1, $2, 'signature', $3)
            on conflict (address) do update
               set customer_id = excluded.customer_id, proof = excluded.proof, proven_at = excluded.proven_at""";
    private static final String LIST = """
            select address, proof, proven_at from proven_address
             where customer_id = $1 and address > $2 order by address limit $3""";
    private static final String SIGNED_BY =
            "select exists (select from proven_address where address = $1 and customer_id = $2 and proof = 'signature')";

    /** This address, which signed its payment itself, paid what this customer announced. */
    Uni<Void> paid(SqlConnection tx, TronAddress sender, long customer, int paymentsThatProve, Instant now) {
        return tx.preparedQuery(PAID)
                .execute(Tuple.of(sender.toString(), customer, paymentsThatProve, at(now)))
                .replaceWithVoid();
    }

    /**
     * This address paid, too late or once more, what this customer announced: if it has paid for another, it is shared.
     */
    Uni<Void> seenWith(SqlConnection tx, TronAddress sender, long customer) {
        return tx.preparedQuery(SEEN_WITH)
                .execute(Tuple.of(sender.toString(), customer))
                .replaceWithVoid();
    }

    /** The newest signature counts: whoever has the key now says whose the address is. */
    Uni<Void> signed(SqlConnection tx, TronAddress address, long customer, Instant now) {
        return tx.preparedQuery(SIGNED)
                .execute(Tuple.of(address.toString(), customer, at(now)))
                .replaceWithVoid();
    }

    Uni<Boolean> isSignedBy(SqlClient client, TronAddress address, long customer) {
        return client.preparedQuery(SIGNED_BY)
                .execute(Tuple.of(address.toString(), customer))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Uni<List<ProvenAddress>> list(SqlClient client, long customer, String after, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(customer, after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ProvenAddress(
                                TronAddress.parse(row.getString("address")),
                                customer,
                                Proof.of(row.getString("proof")),
                                instant(row.getOffsetDateTime("proven_at"))))
                        .toList());
    }
}
