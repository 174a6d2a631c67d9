package io.joule.chaintx;

import static io.joule.base.Sql.at;
import static io.joule.base.Sql.instant;

import io.joule.tron.SignedTransaction;
import io.joule.tron.TronAddress;
import io.joule.tron.TxId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All SQL on {@code chain_tx}. */
@ApplicationScoped
class ChainTxSql {

    private static final String COLUMNS = "id, purpose, subject, wallet, signed, timestamp_ms, expires_at, status,"
            + " block_height, block_id, block_time, fee_sun, call_failed, answer_code, answer, broadcasts, version";

    private static final String MOVE = """
            update chain_tx t set status = m.status, block_height = m.block_height, block_id = m.block_id,
                   block_time = m.block_time, fee_sun = m.fee_sun, answer_code = coalesce(m.answer_code, t.answer_code),
                   answer = coalesce(m.answer, t.answer), broadcasts = t.broadcasts + m.sends,
                   next_look_at = m.look_at, call_failed = m.call_failed, version = t.version + 1
              from (select id from chain_tx where id = any ($1) order by id for no key update) as mine
              join unnest($1::text[], $2::int[], $3::text[], $4::bigint[], $5::text[], $6::timestamptz[], $7::bigint[],
                          $8::text[], $9::text[], $10::int[], $11::timestamptz[], $12::boolean[])
                   as m(id, seen, status, block_height, block_id, block_time, fee_sun, answer_code, answer, sends,
                        look_at, call_failed) on m.id = mine.id
             where t.id = mine.id and t.version = m.seen""" + " returning "
            + Stream.of(COLUMNS.split(", ")).map("t."::concat).collect(Collectors.joining(", "));

    Uni<Void> insert(
            SqlConnection tx,
            Purpose purpose,
            UUID subject,
            TronAddress wallet,
            SignedTransaction signed,
            Instant now,
            Instant lookAt) {
        Tuple values = Tuple.tuple(Arrays.asList(
                signed.id().hex(),
                purpose.word(),
                subject,
                wallet.toString(),
                Buffer.buffer(signed.bytes()),
                signed.timestampMs(),
                at(signed.expiration()),
                at(lookAt),
                at(now)));
        return tx.preparedQuery("insert into chain_tx (id, purpose, subject, wallet, signed, timestamp_ms, expires_at,"
                        + " status, next_look_at, created_at) values ($1, $2, $3, $4, $5, $6, $7, 'signed', $8, $9)")
                .execute(values)
                .replaceWithVoid();
    }

    /**
     * Moves each on if nobody else has since it was read; gives those that were. Rows are locked in the order of their
     * ids, so that two that move many never wait for each other.
     */
    Uni<List<ChainTx>> move(SqlClient sql, List<Move> moves) {
        Tuple values = Tuple.tuple(Arrays.asList(
                column(moves, String[]::new, m -> m.tx().signed().id().hex()),
                column(moves, Integer[]::new, m -> m.tx().version()),
                column(moves, String[]::new, m -> m.to().word()),
                column(moves, Long[]::new, m -> m.inBlock(ChainTx.InBlock::height)),
                column(moves, String[]::new, m -> m.inBlock(ChainTx.InBlock::id)),
                column(moves, OffsetDateTime[]::new, m -> m.inBlock(block -> at(block.time()))),
                column(moves, Long[]::new, m -> m.inBlock(ChainTx.InBlock::feeSun)),
                column(moves, String[]::new, m -> m.facts().answerCode()),
                column(moves, String[]::new, m -> m.facts().answer()),
                column(moves, Integer[]::new, m -> m.facts().sends()),
                column(moves, OffsetDateTime[]::new, m -> at(m.lookAt())),
                column(moves, Boolean[]::new, m -> Boolean.FALSE.equals(m.inBlock(ChainTx.InBlock::success)))));
        return sql.preparedQuery(MOVE).execute(values).map(ChainTxSql::list);
    }

    private static <T> T[] column(List<Move> moves, IntFunction<T[]> array, Function<Move, T> value) {
        return moves.stream().map(value).toArray(array);
    }

    Uni<Optional<ChainTx>> find(SqlClient sql, TxId id) {
        return sql.preparedQuery("select " + COLUMNS + " from chain_tx where id = $1")
                .execute(Tuple.of(id.hex()))
                .map(rows -> list(rows).stream().findFirst());
    }

    /** All that were ever signed for this subject; so many as there were attempts. */
    Uni<List<ChainTx>> of(SqlClient sql, Purpose purpose, UUID subject) {
        return sql.preparedQuery("select " + COLUMNS + " from chain_tx where subject = $1 and purpose = $2")
                .execute(Tuple.of(subject, purpose.word()))
                .map(ChainTxSql::list);
    }

    /**
     * A transaction timestamp (ms) that this wallet has never had and later ones will exceed; {@code nowMs} if it can
     * be.
     */
    Uni<Long> nextTimestamp(SqlClient sql, TronAddress wallet, long nowMs) {
        return sql.preparedQuery("insert into wallet_clock as c (wallet, last_timestamp_ms) values ($1, $2)"
                        + " on conflict (wallet) do update"
                        + " set last_timestamp_ms = greatest(c.last_timestamp_ms + 1, excluded.last_timestamp_ms)"
                        + " returning last_timestamp_ms")
                .execute(Tuple.of(wallet.toString(), nowMs))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<List<ChainTx>> byIds(SqlClient sql, List<String> ids) {
        return sql.preparedQuery("select " + COLUMNS + " from chain_tx where id = any($1)")
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(ChainTxSql::list);
    }

    /** How many may still be included, and how many are included and not final. */
    Uni<Open> open(SqlClient sql) {
        return sql.query("select (select count(*) from chain_tx where status in ('signed', 'in_doubt')),"
                        + " (select count(*) from chain_tx where status = 'included')")
                .execute()
                .map(rows -> rows.iterator().next())
                .map(r -> new Open(r.getLong(0), r.getLong(1)));
    }

    /** Those whose turn has come; no other instance looks for them before {@code until}. */
    Uni<List<ChainTx>> toLookFor(SqlClient sql, Instant now, Instant until, int limit) {
        return sql.preparedQuery("update chain_tx set next_look_at = $2 where id = any (array(select id from chain_tx"
                        + " where status in ('signed', 'in_doubt') and next_look_at <= $1 order by next_look_at limit $3"
                        + " for no key update skip locked)) returning " + COLUMNS)
                .execute(Tuple.of(at(now), at(until), limit))
                .map(ChainTxSql::list);
    }

    /** Included ones in blocks up to {@code height}, lowest first. */
    Uni<List<ChainTx>> includedUpTo(SqlClient sql, long height, int limit) {
        return sql.preparedQuery("select " + COLUMNS + " from chain_tx where status = 'included' and block_height <= $1"
                        + " order by block_height limit $2")
                .execute(Tuple.of(height, limit))
                .map(ChainTxSql::list);
    }

    /** The included ones of the highest such block below {@code height}. */
    Uni<List<ChainTx>> highestIncluded(SqlClient sql, long height) {
        return sql.preparedQuery("select " + COLUMNS + " from chain_tx where status = 'included' and block_height ="
                        + " (select max(block_height) from chain_tx where status = 'included' and block_height < $1)")
                .execute(Tuple.of(height))
                .map(ChainTxSql::list);
    }

    private static List<ChainTx> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ChainTxSql::read)
                .toList();
    }

    private static ChainTx read(Row r) {
        SignedTransaction signed = new SignedTransaction(
                r.getDelegate().getBuffer("signed").getBytes(),
                new TxId(r.getString("id")),
                instant(r.getOffsetDateTime("expires_at")),
                r.getLong("timestamp_ms"));
        return new ChainTx(
                signed,
                Purpose.of(r.getString("purpose")),
                r.getUUID("subject"),
                TronAddress.parse(r.getString("wallet")),
                ChainTxStatus.of(r.getString("status")),
                block(r),
                r.getString("answer_code"),
                r.getString("answer"),
                r.getInteger("broadcasts"),
                r.getInteger("version"));
    }

    private static ChainTx.InBlock block(Row r) {
        Long height = r.getLong("block_height");
        return height == null
                ? null
                : new ChainTx.InBlock(
                        height,
                        r.getString("block_id"),
                        instant(r.getOffsetDateTime("block_time")),
                        r.getLong("fee_sun"),
                        !r.getBoolean("call_failed"));
    }

    record Open(long waiting, long included) {}

    /** @param lookAt when it is looked for by its id, should no block show it */
    record Move(ChainTx tx, ChainTxStatus to, Facts facts, Instant lookAt) {

        /** What is known of its block; null unless it is in one. */
        private <T> T inBlock(Function<ChainTx.InBlock, T> fact) {
            return to.inBlock() && facts.block() != null ? fact.apply(facts.block()) : null;
        }
    }
}
