package io.joule.payout;

import static io.joule.base.Sql.at;

import io.joule.money.Asset;
import io.joule.tron.TronAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All SQL on {@code payout}. */
@ApplicationScoped
class PayoutSql {

    static final String ONCE_PER_KEY = "payout_once_per_key";

    /** Any number, used for nothing else: whoever moves money out waits for who does. */
    private static final long OUTFLOW_LOCK = 0x4a4f554c45L;

    private static final int MAX_TEXT = 300;
    private static final String COLUMNS = "select p.*, (select t.id from chain_tx t where t.subject = p.id"
            + " order by t.created_at desc limit 1) as tx_id from ";
    private static final String SELECT = COLUMNS + "payout p ";
    private static final String RETURNING =
            " returning *, (select t.id from chain_tx t where t.subject = payout.id order by t.created_at desc limit 1) as tx_id";

    /** @param key of the client, or null */
    Uni<Void> insert(SqlConnection tx, Payout p, Idempotency key) {
        return tx.preparedQuery("insert into payout (id, kind, customer_id, unmatched_id, recipient, asset, micros,"
                        + " fee_micros, status, needs_approval, available_at, next_attempt_at, created_at, client,"
                        + " client_key, client_hash)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $14, $15)")
                .execute(Tuple.tuple(Arrays.asList(
                        p.id(),
                        p.kind().word(),
                        p.customer().isPresent() ? p.customer().getAsLong() : null,
                        p.unmatched().orElse(null),
                        p.recipient().toString(),
                        p.amount().asset().name(),
                        p.amount().micros(),
                        p.fee().micros(),
                        p.status().word(),
                        p.needsApproval(),
                        at(p.availableAt()),
                        at(p.createdAt()),
                        key == null ? null : key.client(),
                        key == null ? null : key.key(),
                        key == null ? null : key.requestHash())))
                .replaceWithVoid();
    }

    Uni<Optional<Payout>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery(SELECT + "where p.id = $1")
                .execute(Tuple.of(id))
                .map(PayoutRows::first);
    }

    /** With its row locked: nobody moves it until the transaction ends. */
    Uni<Optional<Payout>> lock(SqlConnection tx, UUID id) {
        return tx.preparedQuery(SELECT + "where p.id = $1 for no key update of p")
                .execute(Tuple.of(id))
                .map(PayoutRows::first);
    }

    /** What this client's key asked for before, with the hash of that request. */
    Uni<Optional<Known>> byKey(SqlClient sql, Idempotency key) {
        return sql.preparedQuery(SELECT + "where p.client = $1 and p.client_key = $2")
                .execute(Tuple.of(key.client(), key.key()))
                .map(rows -> PayoutRows.first(rows)
                        .map(p -> new Known(p, rows.iterator().next().getString("client_hash"))));
    }

    Uni<List<Payout>> list(SqlClient sql, PayoutFilter filter, int limit) {
        List<String> conditions =
                new ArrayList<>(List.of("p.kind = '" + filter.kind().word() + "'"));
        Tuple values = Tuple.tuple().addInteger(limit);
        if (filter.customer().isPresent()) {
            conditions.add("p.customer_id = $"
                    + values.addLong(filter.customer().getAsLong()).size());
        }
        filter.status()
                .ifPresent(s -> conditions.add(
                        "p.status = $" + values.addString(s.word()).size()));
        filter.before()
                .ifPresent(id -> conditions.add("p.id < $" + values.addUUID(id).size()));
        return sql.preparedQuery(SELECT + "where " + String.join(" and ", conditions) + " order by p.id desc limit $1")
                .execute(values)
                .map(PayoutRows::list);
    }

    /** Approves what needs nobody's word once its delay is over; gives how many. */
    Uni<Integer> approveDue(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("update payout set status = 'approved', next_attempt_at = $1 where id in"
                        + " (select id from payout where status = 'requested' and not needs_approval"
                        + " and available_at <= $1 order by available_at limit $2 for update skip locked)")
                .execute(Tuple.of(at(now), limit))
                .map(RowSet::rowCount);
    }

    /**
     * Claims approved ones whose turn has come: no other instance takes them before {@code until}, and what is done
     * under an older claim does not count.
     */
    Uni<List<Payout>> claim(SqlClient sql, Instant now, Instant until, int limit) {
        return sql.preparedQuery("with mine as (update payout set claim = claim + 1, next_attempt_at = $2"
                        + " where id = any (array(select id from payout"
                        + " where status = 'approved' and next_attempt_at <= $1 order by next_attempt_at limit $3"
                        + " for no key update skip locked)) returning *) "
                        + COLUMNS + "mine p order by p.created_at, p.id")
                .execute(Tuple.of(at(now), at(until), limit))
                .map(PayoutRows::list);
    }

    /** Moves it from one status to another that is not an end; false when it is no longer there. */
    Uni<Boolean> approve(SqlConnection tx, UUID id, Instant nextAttempt) {
        return tx.preparedQuery("update payout set status = 'approved',"
                        + " next_attempt_at = greatest($2, available_at) where id = $1 and status = 'requested'")
                .execute(Tuple.of(id, at(nextAttempt)))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * From approved, signed by an enabled wallet; false when it was moved or claimed, or the wallet disabled, since.
     */
    Uni<Boolean> sending(SqlConnection tx, Payout claimed, TronAddress wallet, Instant now) {
        return tx.preparedQuery("update payout set status = 'sending', wallet = $3, signed_at = $4, trouble = null"
                        + " where id = $1 and status = 'approved' and claim = $2"
                        + " and exists (select from payout_wallet where address = $3 and state = 'enabled' for share)")
                .execute(Tuple.of(claimed.id(), claimed.claim(), wallet.toString(), at(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** True, with its row locked, when it is still approved and nobody has claimed it since. */
    Uni<Boolean> holds(SqlConnection tx, Payout claimed) {
        return tx.preparedQuery(
                        "select from payout where id = $1 and status = 'approved' and claim = $2 for no key update")
                .execute(Tuple.of(claimed.id(), claimed.claim()))
                .map(rows -> rows.size() == 1);
    }

    /** Ends it; empty when it is no longer in {@code from}. */
    Uni<Optional<Payout>> end(
            SqlConnection tx,
            UUID id,
            PayoutStatus from,
            PayoutStatus to,
            String failureCode,
            String why,
            Instant now) {
        return tx.preparedQuery("update payout set status = $3, failure_code = $4, trouble = coalesce($5, trouble),"
                        + " settled_at = $6 where id = $1 and status = $2" + RETURNING)
                .execute(Tuple.of(id, from.word(), to.word(), failureCode, text(why), at(now)))
                .map(PayoutRows::first);
    }

    /** Back from sending to approved, for another attempt under another claim; false when it is not sending. */
    Uni<Boolean> again(SqlConnection tx, UUID id, String trouble, Instant nextAttempt) {
        return tx.preparedQuery("update payout set status = 'approved', attempts = attempts + 1, claim = claim + 1,"
                        + " trouble = $2, next_attempt_at = $3 where id = $1 and status = 'sending'")
                .execute(Tuple.of(id, text(trouble), at(nextAttempt)))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Says what is in the way of an approved one, and when to look again. Nothing happens when it was moved or claimed
     * since.
     */
    Uni<Void> postpone(SqlClient sql, Payout claimed, String trouble, int attempts, Instant nextAttempt) {
        return sql.preparedQuery("update payout set trouble = $3, attempts = attempts + $4, next_attempt_at = $5"
                        + " where id = $1 and status = 'approved' and claim = $2")
                .execute(Tuple.of(claimed.id(), claimed.claim(), text(trouble), attempts, at(nextAttempt)))
                .replaceWithVoid();
    }

    /** What left, or may have, of this asset since {@code since}; who asks is alone until its transaction ends. */
    Uni<Long> outflow(SqlConnection tx, Asset asset, Instant since) {
        return tx.preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(OUTFLOW_LOCK))
                .chain(() -> tx.preparedQuery("select coalesce(sum(micros - fee_micros), 0)::bigint from payout"
                                + " where asset = $1 and status in ('sending', 'done') and signed_at > $2")
                        .execute(Tuple.of(asset.name(), at(since))))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** What is on its way from this wallet and may not be in the final chain's balances yet. */
    Uni<Long> onItsWay(SqlClient sql, TronAddress wallet, Asset asset) {
        return sql.preparedQuery("select coalesce(sum(micros - fee_micros), 0)::bigint from payout"
                        + " where wallet = $1 and status = 'sending' and asset = $2")
                .execute(Tuple.of(wallet.toString(), asset.name()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** True when a transaction was ever signed for it. */
    Uni<Boolean> wasSigned(SqlClient sql, UUID id) {
        return sql.preparedQuery("select exists (select from chain_tx where subject = $1)")
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static String text(String text) {
        return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    /** @param requestHash of what was asked: the same key with another request is refused */
    record Known(Payout payout, String requestHash) {}
}
