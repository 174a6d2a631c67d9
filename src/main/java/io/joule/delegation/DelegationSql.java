package io.joule.delegation;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.chaintx.ChainTx;
import io.joule.money.Sun;
import io.joule.tron.Energy;
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
import java.util.UUID;
import java.util.stream.StreamSupport;

/** All SQL on {@code delegation}, but for planning one. */
@ApplicationScoped
class DelegationSql {

    private static final String COLUMNS = "select d.id, d.order_id, d.wallet_id, w.address as wallet, w.permission_id,"
            + " o.receiver, d.energy, d.sun, d.status, d.included_block, d.included_at, d.solid, d.attempts, d.claim"
            + " from ";
    private static final String JOINED =
            " d join supplier_wallet w on w.id = d.wallet_id join energy_order o on o.id = d.order_id ";
    private static final String SELECT = COLUMNS + "delegation" + JOINED;

    private static final int MAX_TEXT = 300;

    Uni<Delegation> get(SqlClient sql, UUID id) {
        return sql.preparedQuery(SELECT + "where d.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> read(rows.iterator().next()));
    }

    Uni<UUID> orderOf(SqlClient sql, UUID id) {
        return sql.preparedQuery("select order_id from delegation where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getUUID(0));
    }

    /**
     * Claims planned or due ones whose turn has come: no other instance takes them before {@code until}, and what is
     * done under an older claim does not count.
     */
    Uni<List<Delegation>> claim(SqlClient sql, DelegationStatus status, Instant now, Instant until, int limit) {
        return sql.preparedQuery(
                        // A literal, so that the partial index fits whatever plan the server keeps.
                        "with mine as (update delegation set claim = claim + 1, next_attempt_at = $2 where id = any (array("
                                + "select id from delegation where status = '" + status.word()
                                + "' and next_attempt_at <= $1 order by next_attempt_at limit $3"
                                + " for no key update skip locked)) returning *) "
                                + COLUMNS + "mine" + JOINED)
                .execute(Tuple.of(at(now), at(until), limit))
                .map(DelegationSql::list);
    }

    /** Moves what is claimed on; false when it is no longer in its status, or somebody else has claimed it since. */
    Uni<Boolean> move(SqlConnection tx, Delegation claimed, DelegationStatus to) {
        return tx.preparedQuery("update delegation set status = $4 where id = $1 and status = $2 and claim = $3")
                .execute(Tuple.of(claimed.id(), claimed.status().word(), claimed.claim(), to.word()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Moves it on; false when it is no longer in {@code from}. */
    Uni<Boolean> move(SqlConnection tx, UUID id, DelegationStatus from, DelegationStatus to) {
        return tx.preparedQuery("update delegation set status = $3 where id = $1 and status = $2")
                .execute(Tuple.of(id, from.word(), to.word()))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> activate(SqlConnection tx, UUID id, ChainTx.InBlock block, boolean solid) {
        return tx.preparedQuery(
                        "update delegation set status = case when status = 'sent' then 'active' else status end,"
                                + " included_block = $2, included_at = $3, solid = $4 where id = $1")
                .execute(Tuple.of(id, block.height(), at(block.time()), solid))
                .replaceWithVoid();
    }

    Uni<Void> rollBack(SqlConnection tx, UUID id) {
        return tx.preparedQuery("update delegation set status = 'sent', included_block = null, included_at = null,"
                        + " reclaim_at = null, solid = false where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    Uni<Void> drop(SqlConnection tx, UUID id, String trouble) {
        return tx.preparedQuery("update delegation set status = 'dropped', trouble = $2 where id = $1")
                .execute(Tuple.of(id, text(trouble)))
                .replaceWithVoid();
    }

    /** What is in blocks of this order ends at {@code reclaimAt} (chain time). */
    Uni<Void> endAt(SqlConnection tx, UUID order, Instant reclaimAt) {
        return tx.preparedQuery("update delegation set reclaim_at = $2 where order_id = $1 and status = 'active'")
                .execute(Tuple.of(order, at(reclaimAt)))
                .replaceWithVoid();
    }

    /** How many parts of this order are planned or on their way, and when the last of the others got into a block. */
    Uni<Progress> progress(SqlConnection tx, UUID order) {
        return tx.preparedQuery("select count(*) filter (where status in ('planned', 'sent')), max(included_at)"
                        + " from delegation where order_id = $1 and status not in ('dropped', 'lost')")
                .execute(Tuple.of(order))
                .map(rows -> rows.iterator().next())
                .map(r -> new Progress(r.getLong(0), instant(r.getOffsetDateTime(1))));
    }

    /** Marks what has reached its term by chain time; gives how many. */
    Uni<Integer> markDue(SqlClient sql, Instant chainTime, Instant now, int limit) {
        return sql.preparedQuery("update delegation set status = 'due', attempts = 0, next_attempt_at = $2 where id in"
                        + " (select id from delegation where status = 'active' and solid and reclaim_at <= $1"
                        + " order by reclaim_at limit $3 for update skip locked)")
                .execute(Tuple.of(at(chainTime), at(now), limit))
                .map(RowSet::rowCount);
    }

    /** Gives the wallet whose energy is home. */
    Uni<Long> reclaimed(SqlConnection tx, UUID id, long block) {
        return tx.preparedQuery("update delegation set status = 'reclaimed', reclaimed_block = $2, trouble = null"
                        + " where id = $1 returning wallet_id")
                .execute(Tuple.of(id, block))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Makes one that was given up due, beside what its order got instead; false when it is in another state, or was
     * found once before.
     */
    Uni<Boolean> found(SqlConnection tx, UUID id, ChainTx.InBlock block, Instant ended, Instant now) {
        return tx.preparedQuery(
                        "update delegation set status = 'due', orphan = true, solid = true, included_block = $2,"
                                + " included_at = $3, reclaim_at = $4, attempts = 0, next_attempt_at = $5"
                                + " where id = $1 and status in ('dropped', 'lost') and not orphan")
                .execute(Tuple.of(id, block.height(), at(block.time()), at(ended), at(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Puts it into {@code status} and says what is wrong and when to try again. */
    Uni<Void> retry(SqlConnection tx, UUID id, DelegationStatus status, String trouble, Instant nextAttempt) {
        return tx.preparedQuery(
                        "update delegation set status = $2, trouble = $3, next_attempt_at = $4, attempts = attempts + 1"
                                + " where id = $1")
                .execute(Tuple.of(id, status.word(), text(trouble), at(nextAttempt)))
                .replaceWithVoid();
    }

    /** Nothing happens when it has moved on, or somebody else has claimed it since. */
    Uni<Void> postpone(SqlClient sql, Delegation claimed, String trouble, Instant nextAttempt) {
        return sql.preparedQuery("update delegation set trouble = $4, next_attempt_at = $5, attempts = attempts + 1"
                        + " where id = $1 and status = $2 and claim = $3")
                .execute(Tuple.of(
                        claimed.id(), claimed.status().word(), claimed.claim(), text(trouble), at(nextAttempt)))
                .replaceWithVoid();
    }

    /** What nodes said of the newest {@code limit} reclaims that were turned away, none of another end among them. */
    Uni<List<Answer>> refusedReclaims(SqlClient sql, UUID id, int limit) {
        return sql.preparedQuery("select status, answer_code, answer from chain_tx where subject = $1"
                        + " and purpose = 'reclaim' order by timestamp_ms desc limit $2")
                .execute(Tuple.of(id, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(r -> r.getString("status").equals("refused"))
                        .map(r -> new Answer(r.getString("answer_code"), r.getString("answer")))
                        .toList());
    }

    /** The parts of these orders with the transactions that count, as the API shows them. */
    Uni<List<DelegationView>> views(SqlClient sql, List<UUID> orders) {
        return sql.preparedQuery(
                        "select d.id, d.order_id, w.address, d.energy, d.sun, d.status, d.included_block, d.reclaim_at,"
                                + " d.trouble, t.id as txid, r.id as reclaim_txid from delegation d join supplier_wallet w on w.id = d.wallet_id"
                                + latest("delegate", "t") + latest("reclaim", "r")
                                + " where d.order_id = any($1) order by d.id")
                .execute(Tuple.of(orders.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DelegationSql::view)
                        .toList());
    }

    /** PostgreSQL takes no NUL in a text, and a failure's message may hold anything. */
    private static String text(String trouble) {
        String printable = String.valueOf(trouble).replaceAll("\\p{Cntrl}", " ");
        return printable.length() > MAX_TEXT ? printable.substring(0, MAX_TEXT) : printable;
    }

    private static String latest(String purpose, String alias) {
        return " left join lateral (select c.id from chain_tx c where c.subject = d.id and c.purpose = '" + purpose
                + "' order by c.timestamp_ms desc limit 1) " + alias + " on true";
    }

    private static DelegationView view(Row r) {
        return new DelegationView(
                r.getUUID("order_id"),
                TronAddress.parse(r.getString("address")),
                new Energy(r.getLong("energy")),
                new Sun(r.getLong("sun")),
                DelegationStatus.of(r.getString("status")),
                r.getString("txid"),
                r.getLong("included_block"),
                r.getString("reclaim_txid"),
                r.getString("trouble"));
    }

    private static List<Delegation> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(DelegationSql::read)
                .toList();
    }

    private static Delegation read(Row r) {
        return new Delegation(
                r.getUUID("id"),
                r.getUUID("order_id"),
                r.getLong("wallet_id"),
                TronAddress.parse(r.getString("wallet")),
                r.getInteger("permission_id"),
                TronAddress.parse(r.getString("receiver")),
                new Energy(r.getLong("energy")),
                new Sun(r.getLong("sun")),
                DelegationStatus.of(r.getString("status")),
                r.getLong("included_block"),
                instant(r.getOffsetDateTime("included_at")),
                r.getBoolean("solid"),
                r.getInteger("attempts"),
                r.getLong("claim"));
    }

    record Answer(String code, String text) {}

    /** @param open parts not yet in a block; @param lastIncludedAt null when no part is in a block */
    record Progress(long open, Instant lastIncludedAt) {}
}
