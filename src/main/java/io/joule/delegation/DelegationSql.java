package io.joule.delegation;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.chaintx.ChainTx;
import io.joule.chaintx.ChainTxStatus;
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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** All SQL on {@code delegation}, but for planning one and for showing it. */
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

    Uni<List<Delegation>> get(SqlClient sql, List<UUID> ids) {
        return sql.preparedQuery(SELECT + "where d.id = any ($1) order by d.id")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(DelegationSql::list);
    }

    /** The orders that these are parts of. */
    Uni<Set<UUID>> ordersOf(SqlClient sql, List<UUID> ids) {
        return sql.preparedQuery("select order_id from delegation where id = any ($1)")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(r -> r.getUUID(0))
                        .collect(Collectors.toSet()));
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

    /** They are in these transactions' blocks. */
    Uni<Void> activate(SqlConnection tx, List<ChainTx> included) {
        return tx.preparedQuery(
                        "update delegation d set status = case when d.status = 'sent' then 'active' else d.status end,"
                                + " included_block = i.block, included_at = i.at, solid = i.solid"
                                + " from unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::boolean[])"
                                + " as i(id, block, at, solid) where d.id = i.id")
                .execute(Tuple.of(
                        included.stream().map(ChainTx::subject).toArray(UUID[]::new),
                        included.stream().map(t -> t.block().height()).toArray(Long[]::new),
                        included.stream().map(t -> at(t.block().time())).toArray(OffsetDateTime[]::new),
                        included.stream()
                                .map(t -> t.status() == ChainTxStatus.SOLIDIFIED)
                                .toArray(Boolean[]::new)))
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

    /** What is in blocks of these orders ends then (chain time). */
    Uni<Void> endAt(SqlConnection tx, Map<UUID, Instant> ends) {
        List<UUID> orders = List.copyOf(ends.keySet());
        return tx.preparedQuery("update delegation d set reclaim_at = e.at"
                        + " from unnest($1::uuid[], $2::timestamptz[]) as e(order_id, at)"
                        + " where d.order_id = e.order_id and d.status = 'active'")
                .execute(Tuple.of(
                        orders.toArray(UUID[]::new),
                        orders.stream().map(id -> at(ends.get(id))).toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /** How many parts of each order are planned or on their way, and when the last of the others got into a block. */
    Uni<Map<UUID, Progress>> progress(SqlConnection tx, List<UUID> orders) {
        return tx.preparedQuery(
                        "select order_id, count(*) filter (where status in ('planned', 'sent')), max(included_at)"
                                + " from delegation where order_id = any ($1) and status not in ('dropped', 'lost')"
                                + " group by order_id")
                .execute(Tuple.of(orders.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(
                                r -> r.getUUID(0), r -> new Progress(r.getLong(1), instant(r.getOffsetDateTime(2))))));
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

    /** PostgreSQL takes no NUL in a text, and a failure's message may hold anything. */
    private static String text(String trouble) {
        String printable = String.valueOf(trouble).replaceAll("\\p{Cntrl}", " ");
        return printable.length() > MAX_TEXT ? printable.substring(0, MAX_TEXT) : printable;
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
